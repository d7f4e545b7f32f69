/** The blocks of a page whose text depends on values. */
class LiveBlocks {
  constructor(root, model, words) {
    this.model = model;
    this.words = words;
    this.fillers = new Map();
    for (const step of model.steps) if (step.capture && !this.fillers.has(step.capture)) this.fillers.set(step.capture, step.id);
    this.blocks = [...root.querySelectorAll("[data-template]")].map((code) => {
      const figure = code.closest("figure") || code;
      const step = code.closest("[data-step]");
      return { code, figure, step: step ? step.dataset.step : "", template: model.templates[Number(code.dataset.template)] };
    });
    const shown = new Set(model.parameters.filter(({ type }) => type.type !== "secret").map(({ name }) => name));
    this.texts = [...root.querySelectorAll(".value[data-parameter]")]
      .filter((value) => shown.has(value.dataset.parameter) && !value.closest("[data-template]"));
  }

  /**
   * Writes the values into every block and sentence.
   *
   * @param {Map<string, {text: string, type: object}>} values
   * @param {Map<string, object>} refused - the values that were refused, by the names of parameters
   */
  update(values, refused) {
    for (const target of this.texts) this.updateText(target, values);
    const figures = new Map();
    for (const block of this.blocks) {
      const fault = this.updateBlock(block, values, refused);
      figures.set(block.figure, figures.get(block.figure) || fault);
    }
    for (const [figure, fault] of figures) this.mark(figure, fault);
  }

  updateText(target, values) {
    const { parameter } = target.dataset;
    const value = values.get(parameter);
    target.classList.toggle("missing", !value);
    setText(target, value ? visible(value.text) : `{{${parameter}}}`);
  }

  /** Writes a block anew; returns what it lacks or what forbids to use it: a sentence, and whether a step will mend it. */
  updateBlock({ code, step, template }, values, refused) {
    const { rendering, refusal } = renderTemplate(template, (name) => values.get(name));
    const slots = rendering ? rendering.slots : template.slots.map((slot) => slot.pieces.map((piece) => ({ ...piece, isMissing: true })));
    slots.forEach((pieces, index) => {
      const slot = code.querySelector(`[data-slot="${index}"]`);
      if (slot) slot.replaceChildren(...pieces.map(pieceNode));
    });
    if (refusal) return { sentence: refusalSentence(this.words, { ...refusal, arguments: { ...refusal.arguments, id: step } }) };
    return this.absence(slots, refused) || this.hiddenCharacter(rendering.text);
  }

  /** Names the values that a block lacks. */
  absence(slots, refused) {
    const names = [...new Set(slots.flat().filter((piece) => piece.isMissing && piece.name).map((piece) => piece.name))];
    if (names.length === 0) return null;
    const sentences = names.map((name) => {
      if (this.fillers.has(name)) return this.words("site.live.late", { name, id: this.fillers.get(name) });
      return this.words(refused.has(name) ? "site.live.refused" : "site.live.missing", { name: this.label(name) });
    });
    return { sentence: sentences.join(" "), isLate: names.every((name) => this.fillers.has(name)) };
  }

  label(name) {
    const parameter = this.model.parameters.find((other) => other.name === name);
    return parameter ? parameter.label : name;
  }

  hiddenCharacter(text) {
    hiddenCharacters.lastIndex = 0;
    const found = hiddenCharacters.exec(text);
    return found ? { sentence: this.words("site.live.hidden", { character: codePoint(found[0]) }) } : null;
  }

  /** Marks a block by what it lacks; nobody copies it then. What a step fills is no fault of the reader's. */
  mark(figure, fault) {
    const isLate = Boolean(fault && fault.isLate);
    figure.classList.toggle("refused", Boolean(fault) && !isLate);
    figure.classList.toggle("late", isLate);
    showSentence(figure.querySelector("p.fault"), fault && fault.sentence);
    const button = figure.querySelector("button.copy");
    if (button) button.disabled = Boolean(fault);
  }
}

/** A piece of a slot: the template's own text, a value, or a placeholder without one. */
function pieceNode(piece) {
  const text = document.createTextNode(visible(piece.text));
  if (!piece.name) return text;
  return element("span", { class: piece.isMissing ? "value missing" : "value", "data-parameter": piece.name }, text);
}
