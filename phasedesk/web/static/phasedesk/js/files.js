// Shows the files that were chosen, with their sizes, and takes dropped and pasted ones. The input stays the truth.

import { say } from "./live.js";

const UNITS = [["GB", 1e9], ["MB", 1e6], ["kB", 1e3]];

function sized(bytes) {
  for (const [unit, worth] of UNITS) {
    if (bytes >= worth) return `${(bytes / worth).toFixed(bytes < 10 * worth ? 1 : 0).replace(/\.0$/, "")} ${unit}`;
  }
  return bytes === 1 ? "1 byte" : `${bytes} bytes`;
}

function put(input, files) {
  const all = new DataTransfer();
  for (const file of files) all.items.add(file);
  input.files = all.files;
}

function line(file, limit, remove) {
  const item = document.createElement("li");
  const isTooBig = file.size > limit;
  item.classList.toggle("too-big", isTooBig);
  const name = document.createElement("span");
  name.className = "file-name";
  name.textContent = file.name;
  const size = document.createElement("span");
  size.className = "file-size";
  size.textContent = isTooBig ? `${sized(file.size)}, too big` : sized(file.size);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small quiet";
  button.textContent = "Remove";
  button.setAttribute("aria-label", `Remove ${file.name}`);
  button.addEventListener("click", remove);
  item.append(name, size, button);
  return item;
}

function attend(field) {
  const input = field.querySelector("input[type=file]");
  const list = field.querySelector(".chosen");
  const limits = { each: Number(field.dataset.each), together: Number(field.dataset.together), many: Number(field.dataset.many) };
  let held = [];

  const problem = () => {
    const total = held.reduce((sum, file) => sum + file.size, 0);
    if (held.some((file) => file.size > limits.each)) return `A file may have at most ${sized(limits.each)}.`;
    if (total > limits.together) return `Together they have ${sized(total)}; at most ${sized(limits.together)} can be sent at once.`;
    return held.length > limits.many ? `At most ${limits.many} files can be sent at once.` : "";
  };
  const show = (words) => {
    put(input, held);
    list.replaceChildren(...held.map((file) => line(file, limits.each, () => {
      held = held.filter((other) => other !== file);
      show(`${file.name} removed.`);
      (list.querySelector("button") ?? input).focus();
    })));
    list.hidden = !held.length;
    input.setCustomValidity(problem());
    say([words, problem()].filter(Boolean).join(" "));
  };
  const add = (files) => {
    const fresh = [...files].filter((file) => !held.some((other) => other.name === file.name && other.size === file.size && other.lastModified === file.lastModified));
    held = [...held, ...fresh];
    show(fresh.length === 1 ? `${fresh[0].name} added.` : `${fresh.length} files added.`);
  };

  // Choosing again adds to what is there, since a browser would silently forget the first choice.
  input.addEventListener("change", () => { if (input.files.length) add(input.files); else show(""); });
  for (const kind of ["dragenter", "dragover"]) {
    field.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      field.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) field.addEventListener(kind, () => field.classList.remove("is-over"));
  field.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  input.form?.addEventListener("paste", (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  input.form?.addEventListener("reset", () => { held = []; show(""); });
}

for (const field of document.querySelectorAll("[data-files]")) attend(field);
