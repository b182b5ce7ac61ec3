// A part that was opened by its own key or a click has the cursor in its first field; a link into a part opens it.

const FIELDS = "textarea, input:not([type=hidden]):not([type=file]), select";

document.addEventListener("toggle", (event) => {
  const part = event.target;
  if (!part.open || document.activeElement?.parentElement !== part) return;
  part.querySelector(FIELDS)?.focus();
}, true);

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  for (let part = target && target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
}

addEventListener("hashchange", openTarget);
openTarget();
