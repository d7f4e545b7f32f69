/** The search field of a page: a combobox over the sections of all pages in its language. */
class SearchField {
  constructor(box) {
    this.box = box;
    this.field = box.querySelector("input");
    this.root = document.documentElement.dataset.root || "";
    this.results = [];
    this.selected = -1;
    this.list = element("ul", { id: "page.results", role: "listbox" });
    this.list.hidden = true;
    this.status = element("p", { class: "search-status visually-hidden", role: "status" });
    box.append(this.list, this.status);
    const attributes = {
      role: "combobox", "aria-expanded": "false", "aria-controls": "page.results", "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
    };
    for (const [name, value] of Object.entries(attributes)) this.field.setAttribute(name, value);
    this.listen();
    box.hidden = false;
  }

  listen() {
    this.field.addEventListener("focus", () => this.load());
    this.field.addEventListener("input", () => this.search());
    this.field.addEventListener("keydown", (event) => this.take(event));
    this.box.addEventListener("focusout", (event) => {
      if (!this.box.contains(event.relatedTarget)) this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      this.field.focus();
      this.field.select();
    });
  }

  /** Loads the index of the page's language, once; its script calls `runbookSearch`. */
  load() {
    if (this.isLoading) return;
    this.isLoading = true;
    globalThis.runbookSearch = (index) => {
      this.index = new SearchIndex(index);
      this.words = wording(index.words);
      toggleAttribute(this.list, "aria-label", this.words("site.live.results"));
      this.search();
    };
    const language = document.body.dataset.language || document.documentElement.lang;
    document.head.append(element("script", { src: `${this.root}assets/search-${language}.js` }));
  }

  search() {
    this.load();
    const question = this.field.value;
    if (!this.index || questionWords(question).length === 0) {
      this.close();
      return;
    }
    this.results = this.index.find(question, 20, document.body.dataset.path);
    this.selected = -1;
    this.list.replaceChildren(...this.results.map((result, index) => this.item(result, index, question)));
    setText(this.status, this.words(this.results.length > 0 ? "site.live.found" : "site.live.nothingFound", {
      count: String(this.results.length), question,
    }));
    if (this.results.length === 0) this.list.append(this.emptyItem());
    this.show(true);
  }

  emptyItem() {
    return element("li", { class: "nothing", role: "presentation" }, this.status.textContent);
  }

  item({ page, section }, index, question) {
    const item = element("li", { id: `page.result.${index}`, role: "option", "aria-selected": "false" });
    const path = section.title === page.title ? page.title : `${page.title} › ${section.title}`;
    const text = section.text || section.code;
    const link = element("a", { href: this.address(page, section), tabindex: "-1" },
      element("span", { class: "title" }, ...marked(path, question)),
      element("span", { class: "excerpt" }, ...marked(excerpt(text, question, 160), question)));
    link.addEventListener("click", () => this.close());
    item.append(link);
    return item;
  }

  /** The address of a section, with the values of this page. */
  address(page, section) {
    const here = document.body.dataset.path === page.path;
    const file = here ? "" : `${this.root}${page.path}`;
    return `${file}${location.search}${section.anchor ? `#${section.anchor}` : ""}`;
  }

  take(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && this.results.length > 0) {
      event.preventDefault();
      this.select(this.selected + moves[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const link = this.list.querySelectorAll("a")[Math.max(this.selected, 0)];
      if (link && !this.list.hidden) link.click();
    } else if (event.key === "Escape") {
      if (this.list.hidden) this.field.value = "";
      this.close();
    }
  }

  select(index) {
    const count = this.results.length;
    this.show(true);
    this.selected = (index + count) % count;
    [...this.list.children].forEach((item, position) => {
      item.setAttribute("aria-selected", String(position === this.selected));
      if (position === this.selected) item.scrollIntoView({ block: "nearest" });
    });
    this.field.setAttribute("aria-activedescendant", `page.result.${this.selected}`);
  }

  show(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.selected = -1;
    this.show(false);
  }
}

function marked(text, question) {
  return markedParts(text, question).map((part) => (part.isFound ? element("mark", {}, part.text) : part.text));
}

/** Whether keys typed there are text. */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
