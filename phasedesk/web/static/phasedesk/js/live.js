// Says politely, to those who listen, what has changed on the page. Focus stays where it is.

const place = document.getElementById("live");
let clearing = 0;

/** Read a sentence out once the reader is free. Saying the same again is heard again. */
export function say(words) {
  if (!place) return;
  clearTimeout(clearing);
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = words; });
  clearing = setTimeout(() => { place.textContent = ""; }, 8000);
}

// A part that htmx put in may bring a sentence: <div data-say="Moved to Under review.">
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  const words = part.dataset?.say ?? part.querySelector?.("[data-say]")?.dataset.say;
  if (words) say(words);
});
