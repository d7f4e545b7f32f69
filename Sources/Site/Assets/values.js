/** Types whose every value is one plain word to a shell. */
const safeTypes = new Set(["name", "version", "image", "integer", "boolean", "duration", "choice"]);

/** Types whose values are printable ASCII. */
const asciiTypes = new Set([...safeTypes, "url"]);

/**
 * Accepts a text as a value of a type, by the grammar that the program has for it.
 *
 * @param {{type: string, choices?: string[], pattern?: {source: string, script: ?string}}} type
 * @param {string} text
 * @returns {{text: string}|{error: {key: string, arguments: Object<string, string>}}} the canonical text, or why not
 */
function acceptValue(type, text) {
  if (text.includes("\0")) return refusedValue("unrepresentable");
  if (text === "" && type.type !== "text") return refusedValue("empty");
  if (asciiTypes.has(type.type)) {
    const foreign = /[^ -~]/u.exec(text);
    if (foreign) return refusedValue("foreignCharacter", { character: codePoint(foreign[0]) });
  }
  return grammars[type.type](text, type);
}

/** The grammar of each type; what it gets is not empty, and of ASCII where the type is. */
const grammars = {
  name: acceptLabel,
  version: acceptVersion,
  image: acceptImage,
  integer: acceptInteger,
  boolean: (text) => (text === "true" || text === "false" ? { text } : refusedValue("malformed")),
  duration: acceptDuration,
  choice: acceptChoice,
  path: (text) => ({ text }),
  url: (text) => (isURL(text) ? { text } : refusedValue("malformed")),
  text: acceptText,
  secret: (text) => ({ text }),
};

function refusedValue(key, values = {}) {
  return { error: { key, arguments: values } };
}

function acceptLabel(text) {
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text)) return refusedValue("malformed");
  return text.length > 63 ? refusedValue("tooLong", { limit: "63" }) : { text };
}

function acceptVersion(text) {
  const version = readVersion(text);
  return version ? { text: version.text } : refusedValue("malformed");
}

function acceptInteger(text) {
  if (!/^(0|-?[1-9][0-9]*)$/.test(text)) return refusedValue("malformed");
  const [minimum, maximum] = [-(2n ** 63n), 2n ** 63n - 1n];
  const number = BigInt(text);
  if (number >= minimum && number <= maximum) return { text };
  return refusedValue("outOfRange", { minimum: String(minimum), maximum: String(maximum) });
}

function acceptDuration(text) {
  const seconds = readDuration(text);
  if (seconds === null) return refusedValue("malformed");
  return seconds === undefined ? refusedValue("outOfRange", { minimum: "0s", maximum: "24855d" }) : { text };
}

/**
 * @param {string} text
 * @returns {number|null|undefined} the seconds; null where the text is no duration, undefined where it is too long
 */
function readDuration(text) {
  const match = /^(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?$/.exec(text);
  if (!match || text === "") return null;
  const units = [86400n, 3600n, 60n, 1n];
  const maximum = 24855n * 86400n;
  const sum = units.reduce((total, unit, index) => total + BigInt(match[index + 1] || "0") * unit, 0n);
  return sum <= maximum ? Number(sum) : undefined;
}

function acceptChoice(text, type) {
  const isOne = /^[A-Za-z0-9._][A-Za-z0-9._-]*$/.test(text) && type.choices.includes(text);
  return isOne ? { text } : refusedValue("notAChoice", { choices: type.choices.join(", ") });
}

function acceptText(text, type) {
  if (!type.pattern) return { text };
  const script = type.pattern.script;
  const matches = typeof script === "string" && new RegExp(`^(?:${script})$`, "u").test(text);
  return matches ? { text } : refusedValue("patternMismatch", { pattern: type.pattern.source });
}
