/** What of a page applies: sections, steps and other parts that have a condition, and the lists that lead to them. */
class Applicability {
  constructor(root, model, words) {
    this.model = model;
    this.words = words;
    this.unfolded = new Set();
    this.parts = [...root.querySelectorAll("[data-condition]")];
    this.items = [...root.querySelectorAll("nav.contents a[href^='#']")];
    this.choices = [...root.querySelectorAll("[data-choice]")];
    this.sections = new Map(model.sections.map((section, index) => [section.anchor, index]));
  }

  update(inclusion, values) {
    this.parts.forEach((part) => this.updatePart(part, inclusion, values));
    this.items.forEach((link) => this.updateItem(link, inclusion));
    this.choices.forEach((list) => this.updateChoice(list, inclusion));
  }

  /** The index of the section that an element is; undefined where it is none. */
  sectionIndex(part) {
    return part.matches("section") ? this.sections.get(part.id) : undefined;
  }

  updatePart(part, inclusion, values) {
    const index = this.sectionIndex(part);
    const own = inclusion.evaluate(Number(part.dataset.condition));
    const truth = index === undefined ? own : inclusion.sectionTruth(index);
    const applies = truth !== truths.fails;
    const instead = index === undefined ? undefined : inclusion.takenInstead.get(index);
    part.classList.toggle("inapplicable", !applies);
    // What else has a condition is a line or two, and is marked only.
    if (!part.matches("section, .step")) return;
    if (applies) this.unfold(part);
    else this.fold(part, instead === undefined ? "" : this.title(instead, values));
  }

  /** Marks an item of the table of contents as its section is. */
  updateItem(link, inclusion) {
    const index = this.sections.get(anchorOf(link.getAttribute("href")));
    const item = link.closest("li") || link;
    item.classList.toggle("inapplicable", index !== undefined && inclusion.sectionTruth(index) === truths.fails);
  }

  title(index, values) {
    const { rendering } = renderTemplate(this.model.sections[index].title, (name) => values.get(name));
    return rendering ? rendering.text : this.model.sections[index].anchor;
  }

  fold(part, instead) {
    const note = this.note(part);
    const reason = instead ? this.words("site.live.insteadOf", { title: instead }) : this.words("site.live.inapplicable");
    setText(note.querySelector(".reason"), reason);
    note.hidden = false;
    this.showBody(part, this.unfolded.has(part));
  }

  unfold(part) {
    const note = part.querySelector(":scope > .fold-note");
    if (note) note.hidden = true;
    this.showBody(part, true);
  }

  /** The sentence over a folded part, with the button that shows it all the same. */
  note(part) {
    const existing = part.querySelector(":scope > .fold-note");
    if (existing) return existing;
    const button = element("button", { type: "button", class: "unfold" });
    const note = element("p", { class: "fold-note" }, element("span", { class: "reason" }), " ", button);
    button.addEventListener("click", () => {
      if (!this.unfolded.delete(part)) this.unfolded.add(part);
      this.showBody(part, this.unfolded.has(part));
    });
    const body = foldedElements(part)[0];
    part.insertBefore(note, body || null);
    return note;
  }

  showBody(part, isShown) {
    for (const body of foldedElements(part)) body.hidden = !isShown;
    const button = part.querySelector(":scope > .fold-note > button.unfold");
    if (!button) return;
    toggleAttribute(button, "aria-expanded", String(isShown));
    setText(button, this.words(isShown ? "site.live.fold" : "site.live.unfold"));
  }

  /** Shows every folded part around an element that the reader goes to. */
  reveal(target) {
    for (let part = target.closest("[data-condition]"); part; part = part.parentElement && part.parentElement.closest("[data-condition]")) {
      this.unfolded.add(part);
      this.showBody(part, true);
    }
    for (let details = target.closest("details"); details; details = details.parentElement && details.parentElement.closest("details")) {
      details.open = true;
    }
  }

  updateChoice(list, inclusion) {
    const number = Number(list.dataset.choice);
    const taken = inclusion.takenOptions.get(number);
    for (const item of list.querySelectorAll(":scope > [data-option]")) {
      const index = this.sections.get(item.dataset.option);
      item.classList.toggle("taken", index === taken && taken !== undefined);
      item.classList.toggle("inapplicable", index !== undefined && inclusion.sectionTruth(index) === truths.fails);
    }
    const note = list.nextElementSibling;
    if (!note || !note.matches(".choice-note")) return;
    const open = inclusion.openChoices.includes(number) ? this.words("site.live.several") : "";
    showSentence(note, inclusion.emptyChoices.includes(number) ? this.words("site.live.noWay") : open);
  }
}

/** What is hidden of a folded part: its body, or all but what names it. */
function foldedElements(part) {
  const body = part.querySelector(":scope > .body");
  if (body) return [body];
  const kept = ".fold-note, .condition, .badge, .badges, summary, header, h1, h2, h3, h4, h5, h6";
  return [...part.children].filter((child) => !child.matches(kept));
}
