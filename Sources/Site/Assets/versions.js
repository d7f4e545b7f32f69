const versionSyntax = (() => {
  const number = "(?:0|[1-9][0-9]*)";
  const strict = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  const loose = "[0-9A-Za-z-]+";
  return new RegExp(
    `^v?(${number}(?:\\.${number}){0,2})(?:-(${strict}(?:\\.${strict})*))?(?:\\+${loose}(?:\\.${loose})*)?$`,
  );
})();

/** Known words of a suffix: those below 0 come before the release, those above after it. */
const versionStages = { alpha: -4, beta: -3, dev: -2, rc: -1, hotfix: 1, post: 1, patch: 1 };

/**
 * Reads a version (Semantic Versioning 2.0.0 with one to three parts; a leading `v` is dropped).
 *
 * @param {string} text
 * @returns {?{text: string, parts: bigint[], stages: {rank: number, numbers: bigint[]}[]}}
 */
function readVersion(text) {
  const match = versionSyntax.exec(text);
  if (!match) return null;
  const parts = match[1].split(".").map(BigInt);
  while (parts.length < 3) parts.push(0n);
  const pieces = (match[2] || "").split(/[.-]/).filter((piece) => piece !== "");
  const stages = pieces.map((_, index) => versionStage(pieces.slice(index))).filter(Boolean);
  return { text: text.startsWith("v") ? text.slice(1) : text, parts, stages };
}

/**
 * Reads a known word, the digits joined to it, and the numbers among the pieces right after it.
 *
 * @param {string[]} pieces
 * @returns {?{rank: number, numbers: bigint[]}} null where the first piece is something else
 */
function versionStage(pieces) {
  const match = /^([A-Za-z]*)([0-9]*)$/.exec(pieces[0]);
  const word = match && match[1].toLowerCase();
  if (!word || !Object.hasOwn(versionStages, word)) return null;
  const numbers = match[2] === "" ? [] : [match[2]];
  for (const piece of pieces.slice(1)) {
    if (!/^[0-9]+$/.test(piece)) break;
    numbers.push(piece);
  }
  const values = numbers.map(BigInt);
  while (values.length > 0 && values[values.length - 1] === 0n) values.pop();
  return { rank: versionStages[word], numbers: values };
}

/**
 * Tells which of two versions comes first.
 *
 * @returns {number} below 0 where the left one does, 0 where both stand at the same place
 */
function compareVersions(left, right) {
  const parts = compareLists(left.parts, right.parts);
  if (parts !== 0) return parts;
  const release = { rank: 0, numbers: [] };
  for (let index = 0; index < Math.max(left.stages.length, right.stages.length); index += 1) {
    const one = left.stages[index] || release;
    const other = right.stages[index] || release;
    if (one.rank !== other.rank) return one.rank - other.rank;
    const numbers = compareLists(one.numbers, other.numbers);
    if (numbers !== 0) return numbers;
  }
  return 0;
}

/** Compares two lists of numbers element by element; a list that goes on comes after. */
function compareLists(left, right) {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    if (left[index] < right[index]) return -1;
    if (left[index] > right[index]) return 1;
  }
  return left.length - right.length;
}
