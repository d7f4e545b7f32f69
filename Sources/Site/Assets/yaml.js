/** Words that some version of YAML reads as something else than strings. */
const reservedWords = new Set([
  "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nil", ".inf", "+.inf", ".nan", "inf", "nan", "infinity",
]);

/** Characters that may not stand unescaped in every style, line breaks and tabs among them. */
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/;

/** Characters that YAML does not let in at all. */
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;

/** Whether a text written plain, in any context and by any resolver, is that string. */
function isPlain(text) {
  if (text === "" || "-?:,[]{}#&*!|>'\"%@`=<~ ".includes(text[0]) || /[: ]$/.test(text)) return false;
  if (unprintable.test(text) || /[,[\]{}?]/.test(text)) return false;
  return !text.includes(": ") && !text.includes(" #") && !reservedWords.has(text.toLowerCase()) && !mayBeNumber(text);
}

/** Whether a text could be a number or a time to some resolver; three numbers with points between are none. */
function mayBeNumber(text) {
  return /^[0-9+.-][0-9._:+a-fA-FxXoOtTzZ -]*$/.test(text) && !/^[0-9]+\.[0-9]+\.[0-9]+$/.test(text);
}

/** Escapes a text for double quotes on one line. */
function escapedForQuotes(text) {
  const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  return text.replace(/["\\\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (character) => {
    if (short[character]) return short[character];
    const code = character.charCodeAt(0);
    return code <= 0xff ? `\\x${hexadecimal(code, 2)}` : `\\u${hexadecimal(code, 4)}`;
  });
}

/** What stands for a scalar with its values in place, in the quotes that they need. */
function scalarPieces(slot, value) {
  const { scalar } = slot;
  const known = (piece) => piece.name && value(piece.name);
  if (!slot.pieces.some(known)) return slot.pieces.map((piece) => (piece.name ? missingPiece(piece) : piece));
  const inPlace = (text) => slot.pieces.map((piece) => {
    if (!piece.name) return piece;
    return known(piece) ? { text: text(known(piece).text), name: piece.name } : missingPiece(piece);
  });
  switch (scalar.style) {
    case "plain":
      if (literalValue(slot, value) || (!scalar.isMultiline && isPlain(scalarText(slot, value)))) return inPlace((text) => text);
      break;
    case "single":
      if (!scalar.isMultiline && !slot.pieces.some((piece) => known(piece) && unprintable.test(known(piece).text))) {
        return inPlace((text) => text.replace(/'/g, "''"));
      }
      break;
    default:
      if (!scalar.isMultiline) return inPlace(escapedForQuotes);
  }
  return requoted(scalar.read || slot.pieces, value);
}

/** A scalar written anew in double quotes. */
function requoted(read, value) {
  const pieces = read.map((piece) => {
    const known = piece.name && value(piece.name);
    if (known) return { text: escapedForQuotes(known.text), name: piece.name };
    return piece.name ? missingPiece(piece) : { text: escapedForQuotes(piece.text) };
  });
  if (pieces.length === 1 && !pieces[0].isMissing) return [{ text: `"${pieces[0].text}"`, name: pieces[0].name }];
  return [{ text: '"' }, ...pieces, { text: '"' }];
}

/** The value that is the whole of a plain scalar and no string; null where there is none. */
function literalValue(slot, value) {
  const known = slot.scalar.mayBeLiteral ? value(slot.pieces[0].name) : null;
  return known && isLiteralType(known.type.type) ? known : null;
}

function ambiguityRefusal(slot, value) {
  const literal = literalValue(slot, value);
  return literal && !isLiteral(literal) ? unplaceable("ambiguousLiteral", slot.pieces[0].name) : null;
}

/** What a scalar says with its values; a placeholder without one counts as a plain word. */
function scalarText(slot, value) {
  return readText(slot.scalar.read || slot.pieces, value);
}

function readText(pieces, value) {
  return pieces.map((piece) => {
    if (!piece.name) return piece.text;
    const known = value(piece.name);
    return known ? known.text : "Zqz";
  }).join("");
}

/** What the program would find wrong when it reads the text again. */
function yamlRefusal(template, value, rendering) {
  const blocks = (template.blocks || []).filter((block) => block.read.some((piece) => piece.name && value(piece.name)));
  const isBroken = template.slots.some((slot, index) => isKeyTooLong(slot, rendering.slots[index]))
    || repeatsKey(template, value)
    || blocks.some((block) => block.read.some((piece) => piece.name && unreadable.test((value(piece.name) || { text: "" }).text)));
  if (isBroken) return blocks.length > 0 ? blockRefusal(blocks[0], value) : changedStructure();
  const changed = blocks.find((block) => block.isRare || !readsAsExpected(block, value, rendering));
  return changed ? blockRefusal(changed, () => true) : null;
}

function isKeyTooLong(slot, pieces) {
  const limit = slot.scalar && slot.scalar.limit;
  if (limit === undefined || limit === null) return false;
  return [...pieces.map((piece) => piece.text).join("")].length > limit;
}

function blockRefusal(block, value) {
  return unplaceable("blockScalar", block.read.find((piece) => piece.name && value(piece.name)).name);
}
