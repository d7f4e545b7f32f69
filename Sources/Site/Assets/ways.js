/** The key of an address for ways that the reader chose: the program's option, which no parameter can be called. */
const wayKey = "--choose";

/** The ways that the reader chose where values leave several open, and the buttons by which to choose. */
class ChosenWays {
  /**
   * @param {Document} root
   * @param {object} model - the page's model
   * @param {function(string, Object<string, string>=): string} words
   * @param {function()} changed - is called after each change by the reader
   */
  constructor(root, model, words, changed) {
    this.model = model;
    this.words = words;
    this.changed = changed;
    this.lists = [...root.querySelectorAll("[data-choice]")];
    /** The anchors of the sections that were chosen. */
    this.anchors = new Set();
  }

  /** Takes the ways that an address names and that a choice of the page offers. */
  takeAddress(query) {
    const offered = new Set(this.model.choices.flatMap(({ options }) => options.map((index) => this.model.sections[index].anchor)));
    for (const anchor of new URLSearchParams(query).getAll(wayKey)) {
      if (offered.has(anchor)) this.anchors.add(anchor);
    }
  }

  clear() {
    this.anchors.clear();
  }

  /** Takes a way instead of the others of its choice; taken again, it leaves the choice open. */
  take(number, anchor) {
    const wasTaken = this.anchors.has(anchor);
    for (const index of this.model.choices[number].options) this.anchors.delete(this.model.sections[index].anchor);
    if (!wasTaken) this.anchors.add(anchor);
    this.changed();
  }

  /** The ways that count with these values, in the order of the page: those that can be taken, and are not the only ones. */
  effective(inclusion) {
    return [...inclusion.offeredWays].flatMap(([number, sections]) => {
      const taken = inclusion.takenOptions.get(number);
      const { anchor } = this.model.sections[taken] || {};
      return sections.includes(taken) && this.anchors.has(anchor) ? [anchor] : [];
    });
  }

  /** Shows a button at each way that can be chosen with these values. */
  update(inclusion) {
    for (const list of this.lists) {
      const number = Number(list.dataset.choice);
      const offered = (inclusion.offeredWays.get(number) || []).map((index) => this.model.sections[index].anchor);
      for (const item of list.querySelectorAll(":scope > [data-option]")) {
        this.updateItem(item, number, offered.includes(item.dataset.option));
      }
    }
  }

  updateItem(item, number, isOffered) {
    const { option } = item.dataset;
    let button = item.querySelector(":scope > button.take");
    if (!button && !isOffered) return;
    if (!button) {
      button = element("button", { type: "button", class: "take" }, this.words("site.live.take"));
      button.addEventListener("click", () => this.take(number, option));
      item.append(button);
    }
    button.hidden = !isOffered;
    toggleAttribute(button, "aria-pressed", String(this.anchors.has(option)));
  }
}
