// Keeps what is being written in <textarea data-draft="key"> on this device until it was sent.

import { say } from "./live.js";

const PREFIX = "phasedesk-draft:";
const KEPT_FOR = 14 * 24 * 60 * 60 * 1000;
const WAIT = 400;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

// A full or forbidden store only means that no draft is kept.
function write(key, draft) {
  try {
    if (draft === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function allKeys() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Forget every draft; done on signing out, since others may use the device next. */
function forgetAll() {
  for (const key of allKeys()) write(key, null);
}

// The page after a sent form was reached forwards. After a failed sending one comes back or reloads: the draft stays.
function settle() {
  const way = performance.getEntriesByType("navigation")[0]?.type ?? "navigate";
  const texts = new Map([...document.querySelectorAll("[data-draft]")].map((area) => [area.dataset.draft, area.value]));
  for (const key of allKeys()) {
    const draft = read(key);
    if (!draft || Date.now() - draft.at > KEPT_FOR) write(key, null);
    else if (draft.sent && way === "navigate" && !texts.get(key)) write(key, null);
    else if (draft.sent) write(key, { text: draft.text, at: draft.at });
  }
}

function noteFor(area) {
  const note = document.createElement("p");
  // Its line is always there: leaving the field for the button below must not move that button under the finger.
  note.className = "draft-kept is-empty";
  const words = document.createElement("span");
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "plain link";
  discard.textContent = "Discard it";
  note.append(words, discard);
  area.after(note);
  return { note, words, discard };
}

function attend(area) {
  const key = area.dataset.draft;
  const { note, words, discard } = noteFor(area);
  let waiting = 0;

  const tell = (sentence) => { words.textContent = sentence; note.classList.toggle("is-empty", !sentence); };
  const keep = () => {
    clearTimeout(waiting);
    const text = area.value;
    if (!text.trim()) { write(key, null); tell(""); return; }
    if (write(key, { text, at: Date.now() })) tell("Draft kept on this device.");
  };

  const draft = read(key);
  if (draft && !area.value) {
    area.value = draft.text;
    tell("This is your draft from before.");
    say("Your draft from before is in the text field.");
  }
  area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, WAIT); });
  area.addEventListener("blur", keep);
  area.form?.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (area.value.trim() && !event.defaultPrevented) write(key, { text: area.value, at: Date.now(), sent: true });
  });
  discard.addEventListener("click", () => {
    area.value = "";
    write(key, null);
    tell("");
    area.focus();
    say("Draft discarded.");
  });
}

settle();
for (const area of document.querySelectorAll("[data-draft]")) attend(area);
document.addEventListener("submit", (event) => { if (event.target.matches("[data-forgets-drafts]")) forgetAll(); });
