// Answers the questions of the table by the script of a page, in the same words as the program's answers.
function answers({ cases, templates, pages }) {
  const rules = globalThis.runbookSite;
  const list = (values) => Object.keys(values).sort().map((key) => `${key}=${values[key]}`).join("; ");
  const lookup = (values) => (name) => values[name];
  const kinds = {
    value({ type, text }) {
      const accepted = rules.acceptValue(type, text);
      if (!accepted.error) return `accepted ${accepted.text}`;
      return `refused ${accepted.error.key} ${list(accepted.error.arguments)}`;
    },
    version({ text, other }) {
      const [left, right] = [rules.readVersion(text), rules.readVersion(other)];
      if (!left || !right) return "none";
      const order = rules.compareVersions(left, right);
      return order === 0 ? "same" : order < 0 ? "before" : "after";
    },
    condition({ condition, values }) {
      const outcome = rules.evaluate(condition, lookup(values));
      return `${outcome.truth} ${outcome.names.join(" ")}`;
    },
    template({ template, values }) {
      const { rendering, refusal } = rules.renderTemplate(templates[template], lookup(values));
      return refusal ? `refused ${refusal.code} ${list(refusal.arguments)}` : `rendered ${rendering.text}`;
    },
    decision({ page: number, given, chosen }) {
      const page = pages[number];
      const decision = rules.decide(page, new Map(Object.entries(given)), new Set(chosen));
      const { inclusion } = decision;
      const texts = Object.fromEntries([...decision.values].map(([name, value]) => [name, value.text]));
      return [
        "sections " + page.sections.map((_, index) => inclusion.sectionTruth(index)).join(" "),
        "steps " + page.steps.map((step) => inclusion.stepTruth(step)).join(" "),
        "values " + list(texts),
        "missing " + decision.missing.join(", "),
        "requirements " + page.requirements.map(({ condition }) => inclusion.evaluate(condition)).join(" "),
        `open ${inclusion.openChoices.length} empty ${inclusion.emptyChoices.length}`,
      ].join("\n");
    },
  };
  return cases.map((question) => {
    try {
      return kinds[question.kind](question);
    } catch (error) {
      return `failed ${error.stack}`;
    }
  });
}
