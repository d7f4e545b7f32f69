/** What means nothing to the shell anywhere within a word. */
const bareWord = /^[A-Za-z0-9_./:@%+,=-]*$/;

/** Whether a value is one plain word by its type, and really is. */
function isSafeWord(value) {
  return safeTypes.has(value.type.type) && value.text !== "" && bareWord.test(value.text);
}

/**
 * Writes a value for its place in shell text, so that the shell reads it back unchanged.
 *
 * @param {{text: string, type: object}} value
 * @param {object} place - a slot's `shell`
 * @returns {string}
 */
function shellText(value, place) {
  const standsBare = isSafeWord(value) && !(place.quotesSafeWords && place.quoting === "plain");
  if (standsBare) return value.text;
  switch (place.quoting) {
    case "single": return closingQuotes(value.text);
    case "double": return value.text.replace(/[\\$"`]/g, "\\$&");
    case "hereDocument": return value.text.replace(/[\\$`]/g, "\\$&");
    case "quotedHereDocument": return value.text;
    default: return shellWord(value.text, place);
  }
}

function shellWord(text, place) {
  if (place.mayBeBare && /^[A-Za-z0-9_./-]/.test(text) && bareWord.test(text)) return text;
  return `'${closingQuotes(text)}'`;
}

function closingQuotes(text) {
  return text.replace(/'/g, "'\\''");
}

/**
 * Follows the words of shell text from value to value, to know which value starts a word.
 *
 * A value starts its word where all that came before in it were empty.
 */
class EmptyPrefix {
  constructor() {
    this.word = 0;
    this.isEmpty = true;
  }

  note(isEmpty, place) {
    this.isEmpty = isEmpty && this.covers(place);
    this.word = place.word;
  }

  covers(place) {
    return place.word !== this.word || this.isEmpty;
  }
}

/**
 * Tells why a value cannot stand in its place of shell text.
 *
 * @returns {?object} a refusal; null where it can stand there
 */
function shellRefusal(value, slot, prefix) {
  const name = slot.pieces[0].name;
  const place = slot.shell;
  if (/[\0\u0001\u007F]/.test(value.text)) return unplaceable("unrepresentable", name);
  const isSafe = isSafeWord(value);
  if (slot.refusal && (!isSafe || slot.refusal.scope === "every")) return slot.refusal;
  if (isSafe || !place.startsWord || !prefix.covers(place)) return null;
  if (place.role === "argument" && place.quoting !== "hereDocument" && value.text.startsWith("-")) {
    return unplaceable("leadingHyphen", name);
  }
  const isList = place.role === "declaration" && value.text.startsWith("(");
  return isList ? unplaceable("compoundAssignment", name) : null;
}

/**
 * Holds a here-document with its values in place against what the shell would make of it.
 *
 * @param {object} document - of the template's `hereDocuments`
 * @param {Rendering} rendering
 * @returns {?object} a refusal for a line that the shell would take for the delimiter, continue or strip
 */
function hereDocumentRefusal(document, rendering) {
  const [start, end] = [rendering.offset(document.start), rendering.offset(document.end)];
  const valueAt = (position) => rendering.valueAt(position);
  if (!rendering.values.some((value) => value.start < end && value.end > start && value.start < value.end)) return null;
  let lineStart = start;
  let line = "";
  while (lineStart < end) {
    const newline = rendering.text.indexOf("\n", lineStart);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    let position = lineStart;
    while (document.stripsTabs && position < lineEnd && rendering.text[position] === "\t") {
      if (valueAt(position)) return unplaceable("heredocTab", valueAt(position).name);
      position += 1;
    }
    line += rendering.text.slice(position, lineEnd);
    const backslashes = /\\*$/.exec(line)[0].length;
    if (!document.isQuoted && lineEnd < end && backslashes % 2 === 1) {
      if (valueAt(lineEnd - 1)) return unplaceable("heredocContinuation", valueAt(lineEnd - 1).name);
      line = line.slice(0, -1);
    } else {
      if (line === document.delimiter) return delimiterRefusal(rendering, lineStart, lineEnd);
      line = "";
    }
    lineStart = lineEnd + 1;
  }
  return null;
}

function delimiterRefusal(rendering, lineStart, lineEnd) {
  let culprit = null;
  for (let position = lineStart; position < lineEnd && !culprit; position += 1) culprit = rendering.valueAt(position);
  culprit = culprit || rendering.valueAt(lineStart - 1);
  return unplaceable("heredocDelimiter", culprit ? culprit.name : "");
}

/** A value that cannot stand in its place, for the reason with this name. */
function unplaceable(reason, name) {
  return { code: "valueUnplaceable", arguments: { name, placeKey: `values.places.${reason}` } };
}
