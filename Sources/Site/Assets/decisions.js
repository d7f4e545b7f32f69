/**
 * Accepts what was given, binds the defaults of what is needed, and tells everything that then is still open.
 *
 * @param {object} model - the page's model
 * @param {Map<string, string>} given - texts by the names of parameters
 * @param {Set<string>} chosen - the anchors of the sections that the reader chose
 * @returns {{values: Map, missing: string[], refused: Map, inclusion: Inclusion}} `refused` holds, by name, the text and
 *   why it is no value; a parameter in it has no value, whatever its default is
 */
function decide(model, given, chosen = new Set()) {
  const values = new Map();
  const refused = new Map();
  for (const parameter of model.parameters) {
    if (parameter.type.type === "secret" || !given.has(parameter.name)) continue;
    const text = given.get(parameter.name);
    const accepted = acceptValue(parameter.type, text);
    if (accepted.error) refused.set(parameter.name, { text, error: accepted.error });
    else values.set(parameter.name, { text: accepted.text, type: parameter.type });
  }
  let missing = neededParameters(model, values, chosen);
  // What is needed stays needed; values may decide what else is.
  while (bindDefaults(missing, values, refused)) missing = neededParameters(model, values, chosen);
  const names = missing.map((parameter) => parameter.name).filter((name) => !refused.has(name));
  return { values, missing: names, refused, inclusion: new Inclusion(model, values, chosen) };
}

/** Binds the defaults that are known, and tells whether there was one. */
function bindDefaults(parameters, values, refused) {
  const count = values.size;
  for (const parameter of parameters) {
    if (refused.has(parameter.name)) continue;
    const result = defaultValue(parameter, values);
    if (!result) continue;
    if (result.error) refused.set(parameter.name, { text: result.text, error: result.error });
    else values.set(parameter.name, { text: result.text, type: parameter.type });
  }
  return values.size > count;
}

/**
 * The default of a parameter with the values that it names in place.
 *
 * @returns {?{text: string, error: ?object}} null where it has none or one of the values is not known
 */
function defaultValue(parameter, values) {
  if (!parameter.default) return null;
  const names = parameter.default.slots.map((slot) => slot.pieces[0].name);
  if (!names.every((name) => values.has(name))) return null;
  const { rendering } = renderTemplate(parameter.default, (name) => values.get(name));
  if (!rendering) return null;
  const accepted = acceptValue(parameter.type, rendering.text);
  return accepted.error ? { text: rendering.text, error: accepted.error } : { text: accepted.text };
}

/** The parameters without a value for which what will surely be done waits, in their order. */
function neededParameters(model, values, chosen) {
  const needs = new ParameterNeeds(new Inclusion(model, values, chosen));
  return model.parameters.filter((parameter) => !values.has(parameter.name) && needs.contains(parameter));
}

/** Which parameters what will surely be done waits for; what waits for a decision itself comes later. */
class ParameterNeeds {
  constructor(inclusion) {
    this.inclusion = inclusion;
    this.used = new Set();
    this.filled = new Set();
    const { model } = inclusion;
    for (const requirement of model.requirements) this.use(requirement.condition);
    this.add(model.protectionNames);
    model.sections.forEach((section, index) => {
      if (inclusion.sections[index] === truths.fails) return;
      if (!hasNumber(section.parent) || inclusion.isSettledSection(section.parent)) this.use(section.condition);
      if (inclusion.isSettledSection(index)) this.add(section.uses);
    });
    for (const step of model.steps) this.useStep(step);
    for (const parameter of model.parameters.slice().reverse()) this.useDependencies(parameter);
  }

  /** Whether a parameter's value must be known. What its condition waits for comes first. */
  contains(parameter) {
    const { inclusion } = this;
    if (!this.used.has(parameter.name) || inclusion.evaluate(parameter.when) === truths.fails) return false;
    if (inclusion.waitsForSomebody(parameter.when)) return false;
    if (!inclusion.captured.has(parameter.name)) return true;
    return Boolean(parameter.default) && !this.filled.has(parameter.name);
  }

  useStep(step) {
    const { inclusion } = this;
    if (inclusion.servedTruth(step) === truths.fails) return;
    if (step.capture && step.isForward) this.filled.add(step.capture);
    if (!inclusion.isSettledSection(step.section)) return;
    this.use(step.condition);
    if (inclusion.isSettled(step)) this.add(step.uses);
  }

  useDependencies(parameter) {
    if (!this.used.has(parameter.name)) return;
    this.use(parameter.when);
    if (this.contains(parameter) && !this.inclusion.values.has(parameter.name)) this.add(parameter.dependencies);
  }

  /** Uses the names that keep a condition from being decided. */
  use(condition) {
    this.add(this.inclusion.unknownNames(condition));
  }

  add(names) {
    for (const name of names) this.used.add(name);
  }
}

/**
 * The values that a page shows: those that were decided, and the defaults of what nothing needs so far.
 *
 * @returns {Map<string, {text: string, type: object}>}
 */
function shownValues(model, decision) {
  const values = new Map(decision.values);
  for (const parameter of model.parameters) {
    const { name } = parameter;
    if (values.has(name) || decision.refused.has(name) || decision.inclusion.captured.has(name)) continue;
    const result = defaultValue(parameter, values);
    if (result && !result.error) values.set(name, { text: result.text, type: parameter.type });
  }
  return values;
}
