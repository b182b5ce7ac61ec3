// A form is sent once, however often its button is pressed. Coming back to the page makes it ready again.

const sent = new Set();

function buttonsOf(form) {
  return [...form.elements].filter((control) => control.type === "submit");
}

function release(form) {
  sent.delete(form);
  form.removeAttribute("aria-busy");
  for (const button of buttonsOf(form)) {
    if (button.dataset.waits === undefined) continue;
    button.disabled = false;
    delete button.dataset.waits;
  }
}

function hold(form) {
  sent.add(form);
  form.setAttribute("aria-busy", "true");
  for (const button of buttonsOf(form)) {
    if (button.disabled) continue;
    button.disabled = true;
    button.dataset.waits = "";
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog" || form.method === "get") return;
  if (sent.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  // Only after the browser has taken the form: a disabled button would not be sent with it.
  setTimeout(() => { if (!event.defaultPrevented || form.matches("[hx-post]")) hold(form); });
}, true);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});

// Shown again, perhaps from the browser's memory: what was pressed before may be pressed again.
addEventListener("pageshow", () => { for (const form of document.forms) release(form); });
