// The desk's keys. Each is said in the page itself: data-key="a" or data-key="g m", with data-key-words for the list.

import * as rows from "./rows.js";

const SEQUENCE = 1200;
const FIXED = [
  ["j", "Next ticket", () => rows.move(1)],
  ["k", "Previous ticket", () => rows.move(-1)],
  ["x", "Select the ticket", rows.toggle],
  ["o", "Open the ticket", rows.open],
  ["?", "Show all keys", showAll],
];

let begun = "";
let timer = 0;

function isTyping(target) {
  return target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog");
}

function marked() {
  return [...document.querySelectorAll("[data-key]")].filter((element) => !element.disabled && element.getClientRects().length);
}

function press(element) {
  element.focus();
  if (element.matches("input, textarea, select")) element.select?.();
  else element.click();
}

function actions() {
  const inRows = document.querySelector("[data-row]");
  const fixed = FIXED.filter(([key]) => key === "?" || inRows);
  return [...fixed, ...marked().map((element) => [element.dataset.key, element.dataset.keyWords ?? element.textContent.trim(), () => press(element)])];
}

function showAll() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  dialog.querySelector("dl").replaceChildren(...actions().flatMap(([keys, words]) => {
    const term = document.createElement("dt");
    for (const key of keys.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = words;
    return [term, meaning];
  }));
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && isTyping(event.target) && !event.target.closest("dialog")) { event.target.blur(); return; }
  if (isTyping(event.target) || event.key.length > 1) return;
  const keys = begun ? `${begun} ${event.key}` : event.key;
  clearTimeout(timer);
  begun = "";
  const all = actions();
  const found = all.find(([key]) => key === keys) ?? all.find(([key]) => key === event.key);
  if (all.some(([key]) => key.startsWith(`${keys} `))) {
    begun = keys;
    timer = setTimeout(() => { begun = ""; }, SEQUENCE);
  } else if (found) {
    event.preventDefault();
    found[2]();
  }
});
