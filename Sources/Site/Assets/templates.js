/** A template with its values in place: its text, and where the values and the texts of the template stand in it. */
class Rendering {
  /**
   * @param {object} template - of the page's model
   * @param {{text: string, name: ?string, isMissing: ?boolean}[][]} slots - what stands in each slot
   */
  constructor(template, slots) {
    this.slots = slots;
    this.text = "";
    this.values = [];
    this.starts = [];
    template.texts.forEach((text, index) => {
      this.starts.push(this.text.length);
      this.text += text;
      for (const piece of slots[index] || []) this.add(piece);
    });
  }

  add(piece) {
    const start = this.text.length;
    this.text += piece.text;
    if (piece.name && !piece.isMissing) this.values.push({ name: piece.name, start, end: this.text.length });
  }

  /** Where a position of the template went. */
  offset(position) {
    return this.starts[position.text] + position.offset;
  }

  /** The value of which this is a character; undefined where it is the template's own. */
  valueAt(position) {
    return this.values.find((value) => value.start <= position && position < value.end);
  }
}

/**
 * Puts values into a template, as the program does.
 *
 * @param {object} template - of the page's model
 * @param {function(string): ?{text: string, type: object}} value - the values by name; what has none stays as written
 * @returns {{rendering: Rendering}|{refusal: {code: string, arguments: Object<string, string>}}}
 */
function renderTemplate(template, value) {
  if (template.fault) return { refusal: template.fault };
  const early = template.syntax === "shell" ? null : placeRefusal(template, value);
  if (early) return { refusal: early };
  const prefix = new EmptyPrefix();
  const slots = [];
  for (const slot of template.slots) {
    const refusal = slotRefusal(slot, value, prefix);
    if (refusal) return { refusal };
    slots.push(slotPieces(slot, value));
  }
  const rendering = new Rendering(template, slots);
  const refusal = wholeRefusal(template, value, rendering);
  return refusal ? { refusal } : { rendering };
}

/** What the type of a value forbids, before any other fault. */
function placeRefusal(template, value) {
  for (const slot of template.slots) {
    const known = slot.refusal && value(slot.pieces[0].name);
    if (!known) continue;
    const { type } = known.type;
    const isRefused = { every: true, unsafe: !safeTypes.has(type), unlessLiteral: !isLiteralType(type) };
    if (isRefused[slot.refusal.scope]) return slot.refusal;
  }
  return null;
}

/** What a single slot cannot hold. */
function slotRefusal(slot, value, prefix) {
  const { name } = slot.pieces[0];
  const known = name && value(name);
  switch (slot.rule) {
    case "shell": {
      const refusal = known ? shellRefusal(known, slot, prefix) : null;
      prefix.note(!known || known.text === "", slot.shell);
      return refusal;
    }
    case "jsonBare": return known && !isLiteral(known) ? unplaceable("ambiguousLiteral", name) : null;
    case "yamlScalar": return ambiguityRefusal(slot, value);
    case "yamlBlock": return known ? blockSlotRefusal(known.text, slot) : null;
    default: return null;
  }
}

/** What the text as a whole forbids. */
function wholeRefusal(template, value, rendering) {
  switch (template.syntax) {
    case "shell":
      for (const document of template.hereDocuments || []) {
        const refusal = hereDocumentRefusal(document, rendering);
        if (refusal) return refusal;
      }
      return null;
    case "yaml": return yamlRefusal(template, value, rendering);
    case "json": return repeatsKey(template, value) ? changedStructure() : null;
    default: return null;
  }
}

/** What stands in a slot with its values in place; a placeholder without one as it is written. */
function slotPieces(slot, value) {
  if (slot.rule === "yamlScalar") return scalarPieces(slot, value);
  const [piece] = slot.pieces;
  const known = value(piece.name);
  return [known ? { text: valueText(known, slot), name: piece.name } : missingPiece(piece)];
}

function missingPiece(piece) {
  return { text: piece.text, name: piece.name, isMissing: true };
}

function valueText(known, slot) {
  switch (slot.rule) {
    case "shell": return shellText(known, slot.shell);
    case "pattern": return patternText(known.text, slot);
    case "jsonString": return jsonText(known.text);
    case "yamlBlock": return blockText(known.text, slot);
    default: return known.text;
  }
}

function patternText(text, slot) {
  const literal = text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
  return slot.isQuantified ? `(?:${literal})` : literal;
}

function jsonText(text) {
  return text.replace(/["\\\u0000-\u001F]/g, (character) => {
    const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    return short[character] || "\\u" + hexadecimal(character.charCodeAt(0), 4);
  });
}

function hexadecimal(number, width) {
  return number.toString(16).toUpperCase().padStart(width, "0");
}

/** Whether values of a type are no strings in YAML and JSON. */
function isLiteralType(type) {
  return type === "integer" || type === "boolean";
}

function isLiteral(value) {
  if (value.type.type === "boolean") return value.text === "true" || value.text === "false";
  return value.type.type === "integer" && /^-?(0|[1-9][0-9]*)$/.test(value.text);
}

/** The values would change what the text says. */
function changedStructure() {
  return { code: "renderedUnreadable", arguments: { format: "YAML", problemKey: "values.places.changedStructure" } };
}

/** Whether two keys of an object or a mapping become the same that were not. */
function repeatsKey(template, value) {
  let count = 0;
  const isYAML = template.syntax === "yaml";
  const repeated = (keys, text) => keys.length - new Set(keys.map(text)).size;
  const before = (key) => JSON.stringify([key.tag, key.read.map((piece) => piece.name ? (count += 1) : piece.text)]);
  const after = (key) => JSON.stringify(isYAML ? [keyTag(key, value), keyText(key, value).replace(/^\uFEFF/, "")] : keyText(key, value));
  return (template.keys || []).some((keys) => repeated(keys, after) > repeated(keys, before));
}

function keyText(key, value) {
  const pieces = key.read.map((piece) => {
    const known = piece.name && value(piece.name);
    return known ? known.text : piece.text;
  });
  // Texts that differ in their composition only are one key to the program.
  return pieces.join("").normalize("NFC");
}

function keyTag(key, value) {
  if (key.tag) return key.tag;
  const known = value(key.read[0].name);
  const names = { integer: "int", boolean: "bool" };
  return `tag:yaml.org,2002:${(known && names[known.type.type]) || "str"}`;
}
