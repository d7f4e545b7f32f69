/** Has the buttons of code blocks copy their commands. */
class CopyButtons {
  constructor(root, words) {
    this.words = words;
    this.status = element("p", { class: "copy-status visually-hidden", role: "status" });
    document.body.append(this.status);
    for (const button of root.querySelectorAll("button.copy")) {
      button.hidden = false;
      button.addEventListener("click", () => this.copy(button));
    }
  }

  async copy(button) {
    const code = (button.closest("figure") || button.parentElement).querySelector("code");
    if (!code || button.disabled) return;
    const isCopied = await copyText(copiedText(code));
    // Emptied first, so that the same sentence is announced again.
    setText(this.status, "");
    setText(this.status, this.words(isCopied ? "site.live.copied" : "site.live.notCopied"));
    if (!isCopied) selectContent(code);
    button.classList.toggle("copied", isCopied);
    setTimeout(() => button.classList.remove("copied"), 2000);
  }
}

/** The text of a block without prompts and sample output, and without the line break at its end. */
function copiedText(code) {
  const copy = code.cloneNode(true);
  for (const prompt of copy.querySelectorAll(".prompt")) prompt.remove();
  // A NUL stands for output, which may be part of a line; no block has one.
  for (const output of copy.querySelectorAll(".output")) output.replaceWith(output.textContent.replace(/[^\n]+/g, "\0"));
  const lines = copy.textContent.split("\n").filter((line) => !/^\0+$/.test(line));
  return lines.join("\n").replace(/\0/g, "").replace(/\n+$/, "");
}

/** Copies a text; a page that was opened from a folder may have no clipboard of its own. */
async function copyText(text) {
  try {
    if (!navigator.clipboard) return copySelection(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

function copySelection(text) {
  const focused = document.activeElement;
  const field = element("textarea", { class: "visually-hidden", readonly: "", "aria-hidden": "true", tabindex: "-1" });
  field.value = text;
  document.body.append(field);
  field.select();
  let isCopied = false;
  try {
    isCopied = document.execCommand("copy");
  } catch {
    isCopied = false;
  }
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}

function selectContent(target) {
  const selection = getSelection();
  if (selection) selection.selectAllChildren(target);
}
