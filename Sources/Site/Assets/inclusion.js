/** Which sections and steps of a page's runbook are taken, as far as the values tell. */
class Inclusion {
  /**
   * @param {object} model - the page's model
   * @param {Map<string, {text: string, type: object}>} values
   * @param {Set<string>} chosen - the anchors of the sections that the reader chose
   */
  constructor(model, values, chosen = new Set()) {
    this.model = model;
    this.values = values;
    this.chosen = chosen;
    this.captured = new Set(model.steps.map((step) => step.capture).filter(Boolean));
    /** The section taken instead of each that a choice leaves out, by index. */
    this.takenInstead = new Map();
    this.resolveSections();
    this.findAwaiting();
  }

  /** The truth of the condition with this number; what has none holds. */
  evaluate(condition) {
    return this.outcome(condition).truth;
  }

  /** The names on whose values a condition still depends. */
  unknownNames(condition) {
    return this.outcome(condition).names;
  }

  outcome(condition) {
    if (condition === undefined || condition === null) return { truth: truths.holds, names: [] };
    return evaluate(this.model.conditions[condition], (name) => this.values.get(name));
  }

  /** Whether somebody can still give a value that a condition waits for. */
  waitsForSomebody(condition) {
    return this.unknownNames(condition).some((name) => !this.captured.has(name));
  }

  /** Whether a step is taken: its section and its own condition. */
  stepTruth(step) {
    return both(this.sectionTruth(step.section), this.evaluate(step.condition));
  }

  /** Whether a step is taken; one that serves another, only where that one is. */
  servedTruth(step) {
    const own = this.stepTruth(step);
    const served = this.servedStep(step);
    return served ? both(own, this.stepTruth(served)) : own;
  }

  servedStep(step) {
    return step.isForward || step.target === undefined ? null : this.model.steps[step.target];
  }

  sectionTruth(index) {
    return index < this.sections.length ? this.sections[index] : truths.holds;
  }

  /** Whether no decision of anybody can change if a section is taken. */
  isSettledSection(index) {
    return !this.isAwaiting[index];
  }

  /** Whether no decision of anybody can change if a step is taken, or the one that it serves. */
  isSettled(step) {
    if (!this.isSettledSection(step.section) || this.waitsForSomebody(step.condition)) return false;
    const served = this.servedStep(step);
    return !served || (this.isSettledSection(served.section) && !this.waitsForSomebody(served.condition));
  }

  /** Takes the options out that choices leave, until no choice leaves another one. */
  resolveSections() {
    const own = this.model.sections.map((section) => this.evaluate(section.condition));
    const left = new Set();
    let known = -1;
    while (left.size !== known) {
      known = left.size;
      this.sections = own.slice();
      this.model.sections.forEach((section, index) => {
        if (left.has(index)) this.sections[index] = truths.fails;
        if (hasNumber(section.parent)) this.sections[index] = both(this.sections[index], this.sections[section.parent]);
      });
      /** The numbers of the choices of which several options hold, of which none does, and the option of others. */
      this.openChoices = [];
      this.emptyChoices = [];
      this.takenOptions = new Map();
      /** The options that hold, by the number of each choice that is the reader's. */
      this.offeredWays = new Map();
      this.model.choices.forEach((choice, number) => {
        if (this.sections[choice.section] !== truths.fails) this.resolve(choice, number, own, left);
      });
    }
  }

  resolve(choice, number, own, left) {
    const truth = (section) => {
      const { parent } = this.model.sections[section];
      return both(own[section], hasNumber(parent) ? this.sections[parent] : truths.holds);
    };
    const possible = choice.options.filter((section) => truth(section) !== truths.fails);
    if (possible.length === 0) {
      this.emptyChoices.push(number);
      return;
    }
    const holding = possible.filter((section) => truth(section) === truths.holds);
    const waits = possible.some((section) => this.waitsForSomebody(this.model.sections[section].condition));
    const settled = waits ? null : this.settled(holding, possible);
    if (settled === null && holding.length > 1 && !waits) this.offeredWays.set(number, holding);
    const chosen = possible.find((section) => this.chosen.has(this.model.sections[section].anchor));
    const taken = chosen === undefined ? settled : chosen;
    if (taken === null) {
      if (this.offeredWays.has(number)) this.openChoices.push(number);
      return;
    }
    this.takenOptions.set(number, taken);
    for (const section of possible.filter((other) => other !== taken)) {
      left.add(section);
      this.takenInstead.set(section, taken);
    }
  }

  /** The option to take without asking; null where somebody must decide. What steps fill takes the first that holds. */
  settled(holding, possible) {
    const isLate = possible.some((section) => {
      const { condition } = this.model.sections[section];
      return hasNumber(condition) && conditionNames(this.model.conditions[condition]).some((name) => this.captured.has(name));
    });
    if (holding.length === 0) return null;
    return holding.length === 1 || isLate ? holding[0] : null;
  }

  findAwaiting() {
    const open = new Set(this.openChoices.flatMap((number) => this.model.choices[number].options));
    this.isAwaiting = [];
    this.model.sections.forEach((section, index) => {
      const isOpen = open.has(index) || this.waitsForSomebody(section.condition);
      this.isAwaiting.push(isOpen || (hasNumber(section.parent) && this.isAwaiting[section.parent]));
    });
  }
}

function hasNumber(value) {
  return value !== undefined && value !== null;
}

/** The names of the parameters in a condition. */
function conditionNames(expression) {
  if ("parameter" in expression) return [expression.parameter];
  if ("comparison" in expression) return [expression.left, expression.right].flatMap(operandNames);
  if ("in" in expression) return [expression.in, ...expression.items].flatMap(operandNames);
  if ("not" in expression) return conditionNames(expression.not);
  return (expression.and || expression.or || []).flatMap(conditionNames);
}

function operandNames(operand) {
  return "parameter" in operand ? [operand.parameter] : [];
}
