/** The fields of the page's parameters. */
class ParameterForm {
  /**
   * @param {HTMLFormElement} form
   * @param {object} model - the page's model
   * @param {function(string, Object<string, string>=): string} words
   * @param {function()} changed - is called after each change by the reader
   * @param {function()} cleared - is called before the page goes back to what it was at first
   */
  constructor(form, model, words, changed, cleared) {
    this.form = form;
    this.model = model;
    this.words = words;
    /** What the reader or the address gave, by the names of parameters. */
    this.typed = new Map();
    this.fields = new Map();
    for (const parameter of fieldParameters(model)) this.add(parameter, changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    const reset = form.querySelector("button.reset");
    if (reset) reset.addEventListener("click", () => {
      cleared();
      this.reset(changed);
    });
    form.hidden = false;
  }

  add(parameter, changed) {
    const field = this.form.querySelector(`[data-parameter="${CSS.escape(parameter.name)}"]`);
    if (!field) return;
    this.fields.set(parameter.name, field);
    if (cannotBeChecked(parameter)) {
      field.disabled = true;
      return;
    }
    field.addEventListener("input", () => {
      this.take(parameter, field.value);
      changed();
    });
  }

  /** Takes what stands in a field; an empty one without a default counts as none. */
  take(parameter, text) {
    const isNothing = text === "" && !parameter.default && !Object.prototype.hasOwnProperty.call(this.model.given, parameter.name);
    if (isNothing) this.typed.delete(parameter.name);
    else this.typed.set(parameter.name, text);
  }

  reset(changed) {
    this.typed.clear();
    changed();
    this.showStatus("site.live.restored");
  }

  showStatus(key) {
    showSentence(this.form.querySelector(".form-status"), this.words(key));
  }

  /** What was given when the page was made, with what was typed in its place. */
  given() {
    return new Map([...Object.entries(this.model.given), ...this.typed]);
  }

  /** What was typed, without what is the same as without it. */
  differing() {
    const texts = new Map();
    for (const [name, text] of this.typed) {
      const others = this.given();
      const original = this.model.given[name];
      if (original === undefined) others.delete(name);
      else others.set(name, original);
      const value = shownValues(this.model, decide(this.model, others)).get(name);
      if (!value || value.text !== text) texts.set(name, text);
    }
    return texts;
  }

  /**
   * Shows the values in the fields, and the fault of each at its field.
   *
   * @param {object} decision
   * @param {Map<string, {text: string}>} values - those that the page shows
   */
  update(decision, values) {
    for (const [name, field] of this.fields) {
      const parameter = this.model.parameters.find((other) => other.name === name);
      const value = values.get(name) || decision.refused.get(name);
      if (!this.typed.has(name)) setFieldText(field, value ? value.text : "");
      else if (field !== document.activeElement) setFieldText(field, this.typed.get(name));
      const row = field.closest(".field") || field;
      row.hidden = decision.inclusion.evaluate(parameter.when) === truths.fails;
      row.classList.toggle("missing", decision.missing.includes(name));
      this.showFault(field, parameter, decision.refused.get(name));
    }
  }

  showFault(field, parameter, refusal) {
    const fault = document.getElementById(`parameter-${parameter.name}-fault`);
    const sentence = refusal ? valueSentence(this.words, parameter, refusal) : "";
    showSentence(fault, sentence || (cannotBeChecked(parameter) ? this.words("site.live.onlyInProgram") : ""));
    toggleAttribute(field, "aria-invalid", refusal ? "true" : null);
    const described = [`parameter-${parameter.name}-help`, refusal ? `parameter-${parameter.name}-fault` : null]
      .filter((id) => id && document.getElementById(id));
    toggleAttribute(field, "aria-describedby", described.length > 0 ? described.join(" ") : null);
  }
}

/** Whether the pattern of a text is one that a page cannot read. */
function cannotBeChecked(parameter) {
  return Boolean(parameter.type.pattern) && typeof parameter.type.pattern.script !== "string";
}

function setFieldText(field, text) {
  if (field.value !== text) field.value = text;
}

/** Why a text is no value, and what is allowed. */
function valueSentence(words, parameter, { error }) {
  const { type } = parameter;
  const values = { choices: (type.choices || []).join(", "), pattern: type.pattern ? type.pattern.source : "" };
  for (const [name, text] of Object.entries(error.arguments)) values[name] = visible(text);
  const allowed = words(`values.allowed.${type.pattern ? "pattern" : type.type}`, values);
  return `${words(`values.errors.${error.key}`, values)} ${allowed}`;
}
