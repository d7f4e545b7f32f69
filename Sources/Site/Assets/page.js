/** A page of a runbook: its values, and everything on it that depends on them. */
class RunbookPage {
  constructor(model) {
    const root = document;
    this.model = model;
    this.words = wording(model.words);
    this.blocks = new LiveBlocks(root, model, this.words);
    this.applicability = new Applicability(root, model, this.words);
    this.links = new CarriedLinks(root);
    this.query = "";
    const form = document.querySelector("form#parameters, form.parameters");
    this.form = form ? new ParameterForm(form, model, this.words, () => this.update(), () => this.ways.clear()) : null;
    this.ways = new ChosenWays(root, model, this.words, () => this.update());
    this.takeAddress();
    this.section = new CurrentSection(root, () => this.carry());
    this.update();
    addEventListener("hashchange", () => this.goToSection());
    this.goToSection();
  }

  takeAddress() {
    this.ways.takeAddress(location.search);
    if (!this.form) return;
    for (const [name, text] of addressValues(this.model, location.search)) this.form.typed.set(name, text);
  }

  update() {
    const given = this.form ? this.form.given() : new Map(Object.entries(this.model.given));
    const decision = decide(this.model, given, this.ways.anchors);
    const values = shownValues(this.model, decision);
    this.blocks.update(values, decision.refused);
    this.applicability.update(decision.inclusion, values);
    this.ways.update(decision.inclusion);
    this.showObstacles(decision, values);
    if (this.form) this.form.update(decision, values);
    const texts = this.form ? this.form.differing() : new Map();
    this.query = addressQuery(this.model, texts, this.ways.anchors);
    this.showCommand(decision, texts);
    keepInAddress(this.query);
    this.carry();
  }

  carry() {
    this.links.update(this.query, this.section ? this.section.anchor : null);
  }

  /** Says what forbids to begin: requirements that do not hold, and values that are missing or refused. */
  showObstacles(decision, values) {
    const list = document.querySelector(".obstacles");
    if (!list) return;
    const label = (name) => this.blocks.label(name);
    const sentences = decision.missing.map((name) => this.words("site.live.missing", { name: label(name) }));
    for (const name of decision.refused.keys()) sentences.push(this.words("site.live.refused", { name: label(name) }));
    for (const requirement of this.model.requirements) {
      if (decision.inclusion.evaluate(requirement.condition) !== truths.fails) continue;
      sentences.push(this.requirementSentence(requirement, values));
    }
    const shown = [...list.children].map((item) => item.textContent);
    if (shown.join("\n") !== sentences.join("\n")) {
      list.replaceChildren(...sentences.map((sentence) => element("li", {}, sentence)));
    }
    list.hidden = sentences.length === 0;
  }

  requirementSentence(requirement, values) {
    if (!requirement.message) return requirement.id;
    const { rendering } = renderTemplate(requirement.message, (name) => values.get(name));
    return rendering ? visible(rendering.text) : requirement.id;
  }

  /** Writes the command that runs the page with the values chosen; what is not needed and what is refused is left out. */
  showCommand(decision, texts) {
    const options = fieldParameters(this.model).filter(({ name, when }) => {
      const isGiven = texts.has(name) || Object.prototype.hasOwnProperty.call(this.model.given, name);
      return isGiven && decision.values.has(name) && decision.inclusion.evaluate(when) !== truths.fails;
    });
    const place = { quoting: "plain", mayBeBare: true };
    const words = options.map(({ name }) => ` -p ${name}=${shellText(decision.values.get(name), place)}`);
    words.push(...this.ways.effective(decision.inclusion).map((anchor) => ` --choose ${anchor}`));
    const hasAll = decision.refused.size === 0;
    for (const code of document.querySelectorAll("code.run-command")) {
      setText(code, visible(this.model.command + words.join("")));
      const figure = code.closest("figure");
      const waits = { sentence: this.words("site.live.commandWaits") };
      if (figure) this.blocks.mark(figure, hasAll ? this.blocks.hiddenCharacter(words.join("")) : waits);
    }
  }

  /** Shows what is folded around the section of the address. */
  goToSection() {
    const target = location.hash === "" ? null : document.getElementById(anchorOf(location.hash));
    if (!target) return;
    this.applicability.reveal(target);
    target.scrollIntoView({ behavior: "instant" });
    this.section.update();
  }
}

/** The id that the fragment of an address names. */
function anchorOf(fragment) {
  try {
    return decodeURIComponent(fragment.slice(1));
  } catch {
    return fragment.slice(1);
  }
}
