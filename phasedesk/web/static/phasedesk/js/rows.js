// A list of tickets: one row is the current one, some are selected. Used by the keys and by the mouse alike.

const boxOf = (row) => row.querySelector(".pick input");
const rows = () => [...document.querySelectorAll("[data-row]")];
const current = () => document.querySelector("[data-row][aria-current]");

/** Make the next (1) or the previous (-1) row the current one and put the focus on its link. */
export function move(by) {
  const all = rows();
  if (!all.length) return;
  const was = all.indexOf(current());
  const now = Math.min(all.length - 1, Math.max(0, was < 0 ? 0 : was + by));
  current()?.removeAttribute("aria-current");
  all[now].setAttribute("aria-current", "true");
  all[now].querySelector("[data-open]")?.focus({ preventScroll: true });
  all[now].scrollIntoView({ block: "nearest" });
}

/** Go to the ticket of the current row. */
export function open() {
  current()?.querySelector("[data-open]")?.click();
}

/** Select the current row, or select it no more. */
export function toggle() {
  const box = current() && boxOf(current());
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function count() {
  const boxes = rows().map(boxOf).filter(Boolean);
  const chosen = boxes.filter((box) => box.checked).length;
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = String(chosen);
  for (const bar of document.querySelectorAll("[data-bulk]")) bar.hidden = !chosen && bar.dataset.bulk === "auto";
  const all = document.querySelector("[data-all]");
  if (!all) return;
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all]")) for (const row of rows()) boxOf(row).checked = event.target.checked;
  if (event.target.matches("[data-all], .pick input")) count();
});
document.addEventListener("htmx:afterSettle", count);
addEventListener("pageshow", count);
