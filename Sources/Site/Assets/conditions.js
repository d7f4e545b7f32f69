/** The three truth values of a condition, some of whose values may not be known (Kleene's logic). */
const truths = { holds: "holds", fails: "fails", unknown: "unknown" };

/** @returns {string} the truth of both */
function both(left, right) {
  if (left === truths.fails || right === truths.fails) return truths.fails;
  return left === truths.holds && right === truths.holds ? truths.holds : truths.unknown;
}

function truthOf(value) {
  return value ? truths.holds : truths.fails;
}

/**
 * Tells whether a condition holds, and the names of the parameters, each once, on whose values that still depends.
 *
 * @param {object} expression - a condition as the page's model writes it
 * @param {function(string): ?{text: string, type: object}} value - the values by name
 * @returns {{truth: string, names: string[]}}
 */
function evaluate(expression, value) {
  const outcome = outcomeOf(expression, value);
  return { truth: outcome.truth, names: [...new Set(outcome.names)] };
}

function outcomeOf(expression, value) {
  if ("constant" in expression) return { truth: truthOf(expression.constant), names: [] };
  if ("parameter" in expression) return flagOutcome(expression.parameter, value);
  if ("comparison" in expression) {
    return comparisonOutcome(expression.left, expression.right, value, expression.comparison);
  }
  if ("not" in expression) {
    const inner = outcomeOf(expression.not, value);
    const opposite = { holds: truths.fails, fails: truths.holds, unknown: truths.unknown };
    return { truth: opposite[inner.truth], names: inner.names };
  }
  if ("in" in expression) {
    return joined(
      expression.items.map((item) => comparisonOutcome(expression.in, item, value, "==")),
      truths.holds, truths.fails,
    );
  }
  const isAll = "and" in expression;
  const outcomes = (isAll ? expression.and : expression.or).map((part) => outcomeOf(part, value));
  return isAll ? joined(outcomes, truths.fails, truths.holds) : joined(outcomes, truths.holds, truths.fails);
}

/** Joins outcomes where one that is decisive settles the whole. */
function joined(outcomes, decisive, otherwise) {
  if (outcomes.some((outcome) => outcome.truth === decisive)) return { truth: decisive, names: [] };
  const unknown = outcomes.filter((outcome) => outcome.truth === truths.unknown);
  if (unknown.length === 0) return { truth: otherwise, names: [] };
  return { truth: truths.unknown, names: unknown.flatMap((outcome) => outcome.names) };
}

function flagOutcome(name, value) {
  const known = value(name);
  if (!known) return { truth: truths.unknown, names: [name] };
  const isFlag = known.type.type === "boolean";
  return { truth: isFlag ? truthOf(known.text === "true") : truths.unknown, names: [] };
}

function comparisonOutcome(left, right, value, comparison) {
  const sides = [left, right].map((operand) => resolved(operand, value));
  const names = [left, right].filter((_, index) => sides[index] === null).map((operand) => operand.parameter);
  if (names.length > 0) return { truth: truths.unknown, names };
  const [first, second] = [typedLike(sides[0], sides[1]), typedLike(sides[1], sides[0])];
  return { truth: compared(first, comparison, second), names: [] };
}

/** An operand with its value in place; null where that is not known. A literal has no type. */
function resolved(operand, value) {
  if ("literal" in operand) return { text: operand.literal, type: null };
  return value(operand.parameter) || null;
}

/** A value, a literal taken as one of the other side's type where that accepts it. */
function typedLike(side, other) {
  if (side.type) return side;
  const accepted = other.type ? acceptValue(other.type, side.text) : { error: {} };
  return accepted.error ? { text: side.text, type: { type: "text" } } : { text: accepted.text, type: other.type };
}

function compared(left, comparison, right) {
  if (left.type.type === "secret" || right.type.type === "secret") return truths.unknown;
  const order = orderOf(left, right);
  if (comparison === "==") return truthOf(order === null ? left.text === right.text : order === 0);
  if (comparison === "!=") return truthOf(order === null ? left.text !== right.text : order !== 0);
  if (order === null) return truths.unknown;
  switch (comparison) {
    case "<": return truthOf(order < 0);
    case "<=": return truthOf(order <= 0);
    case ">": return truthOf(order > 0);
    default: return truthOf(order >= 0);
  }
}

/** Which of two values comes first: below 0 where the left one does; null where they have no order. */
function orderOf(left, right) {
  if (left.type.type !== right.type.type) return null;
  switch (left.type.type) {
    case "version": return compareVersions(readVersion(left.text), readVersion(right.text));
    case "integer": return compareLists([BigInt(left.text)], [BigInt(right.text)]);
    case "duration": return readDuration(left.text) - readDuration(right.text);
    default: return null;
  }
}
