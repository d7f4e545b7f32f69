/**
 * Puts values in the place of the placeholders of a message, once, as the program's catalogs do.
 *
 * `%{name}` stands for a value, `%%{` for the characters `%{`; a placeholder without a value stays as it is written.
 *
 * @param {string} message
 * @param {Object<string, string>} values
 * @returns {string}
 */
function filled(message, values) {
  return message.replace(/%(%\{|\{([A-Za-z_][A-Za-z0-9_]*)\})/g, (written, rest, name) => {
    if (rest === "%{") return "%{";
    return Object.hasOwn(values, name) ? values[name] : written;
  });
}

/**
 * The words of a page in its language.
 *
 * @param {Object<string, string>} catalog - messages by key
 * @returns {function(string, Object<string, string>=): string} the message of a key, or the key where there is none
 */
function wording(catalog) {
  return (key, values = {}) => (Object.hasOwn(catalog, key) ? filled(catalog[key], values) : key);
}

/**
 * Words why a value cannot stand in a block, from a diagnostic's code and arguments.
 *
 * @param {function(string, Object<string, string>=): string} words
 * @param {{code: string, arguments: Object<string, string>}} refusal
 * @returns {string}
 */
function refusalSentence(words, refusal) {
  const values = Object.assign({}, refusal.arguments);
  for (const part of ["problem", "place"]) {
    const key = refusal.arguments[`${part}Key`];
    if (key) values[part] = words(key, values);
  }
  return words(`diagnostics.${refusal.code}.message`, values);
}

/**
 * The characters of a text that a reader cannot see, or that would reorder what is shown.
 *
 * The rule is that of the program's own screens for code: controls, default ignorable characters, every space but
 * U+0020, the blank Braille cell; tabs and line feeds are seen.
 */
const hiddenCharacters =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2800\uFFF9-\uFFFB]|(?! )[\p{Zs}\p{Default_Ignorable_Code_Point}\u{E0000}-\u{E00FF}]/gu;

/**
 * Writes hidden characters by their numbers, as `<U+200B>`.
 *
 * @param {string} text
 * @returns {string}
 */
function visible(text) {
  return text.replace(hiddenCharacters, (character) => `<${codePoint(character)}>`);
}

/**
 * @param {string} character
 * @returns {string} its code point as Unicode writes it: `U+200B`
 */
function codePoint(character) {
  return "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
}
