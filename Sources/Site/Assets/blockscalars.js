/** Why a value cannot stand in a block scalar by itself. */
function blockSlotRefusal(text, slot) {
  const isLiteralStyle = slot.indentation !== undefined && slot.indentation !== null;
  const fits = !text.includes("\uFEFF") && (isLiteralStyle || blockLines(text).length === 1);
  return fits ? null : unplaceable("blockScalar", slot.pieces[0].name);
}

/** A value with its lines indented as the block is. */
function blockText(text, slot) {
  const indentation = " ".repeat(slot.indentation || 0);
  return blockLines(text).map((line, index) => (index === 0 || line === "" ? line : indentation + line)).join("\n");
}

/** The lines of a value; a carriage return and the line feed after it are one character to the program, and end none. */
function blockLines(text) {
  return text.replace(/\r\n/g, "\r\0").split("\n").map((line) => line.replace(/\0/g, "\n"));
}

/** Whether a block scalar reads as its text with the values in place. */
function readsAsExpected(block, value, rendering) {
  const end = rendering.offset(block.end);
  const hasMore = block.following !== undefined && block.following !== null;
  const text = rendering.text.slice(rendering.offset(block.start), end);
  const reader = new BlockScalarReader(text + (hasMore ? " ".repeat(block.following) + "#" : ""), block);
  const read = reader.read();
  const stop = hasMore ? reader.position - reader.column : reader.position;
  const expected = block.read.map((piece) => {
    const known = piece.name && value(piece.name);
    return known ? known.text : piece.text;
  });
  return read === expected.join("").replace(/^\uFEFF/, "") && stop === text.length;
}

/** Reads the lines of a block scalar as libyaml does, which the program uses. */
class BlockScalarReader {
  /**
   * @param {string} text - from the line after the header, with the first character of what follows it
   * @param {object} block - of the template's `blocks`
   */
  constructor(text, block) {
    this.text = text;
    this.block = block;
    this.position = 0;
    this.column = 0;
    this.indentation = block.indentation || 0;
    this.hasTab = false;
  }

  /** @returns {?string} what it reads as; null where it is no YAML */
  read() {
    let result = "";
    let leading = "";
    let wasBlank = false;
    let trailing = this.readBreaks();
    while (!this.hasTab && this.column === this.indentation && this.position < this.text.length) {
      const isBlank = " \t".includes(this.text[this.position]);
      if (this.block.isFolded && leading.startsWith("\n") && !wasBlank && !isBlank) {
        if (trailing === "") result += " ";
      } else {
        result += leading;
      }
      result += trailing + this.readContent();
      wasBlank = isBlank;
      leading = this.readBreak();
      trailing = this.readBreaks();
    }
    if (this.hasTab) return null;
    if (this.block.chomping !== "-") result += leading;
    return this.block.chomping === "+" ? result + trailing : result;
  }

  readContent() {
    const start = this.position;
    while (this.position < this.text.length && !this.isAtBreak()) {
      this.position += 1;
      this.column += 1;
    }
    return this.text.slice(start, this.position);
  }

  isAtBreak() {
    return this.position < this.text.length && /[\n\r\u0085\u2028\u2029]/.test(this.text[this.position]);
  }

  readBreak() {
    if (!this.isAtBreak()) return "";
    const character = this.text[this.position];
    this.position += this.text.startsWith("\r\n", this.position) ? 2 : 1;
    this.column = 0;
    return /[\u2028\u2029]/.test(character) ? character : "\n";
  }

  /** Reads indentation and empty lines; the first ones tell how far the scalar is indented. */
  readBreaks() {
    let breaks = "";
    let deepest = 0;
    for (;;) {
      const isBefore = () => this.indentation === 0 || this.column < this.indentation;
      while (isBefore() && this.text[this.position] === " ") {
        this.position += 1;
        this.column += 1;
      }
      deepest = Math.max(deepest, this.column);
      if (isBefore() && this.text[this.position] === "\t") {
        this.hasTab = true;
        return breaks;
      }
      if (!this.isAtBreak()) break;
      breaks += this.readBreak();
    }
    if (this.indentation === 0) this.indentation = Math.max(deepest, 1);
    return breaks;
  }
}
