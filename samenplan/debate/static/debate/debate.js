"use strict";
/* Voting by the keys 1, 2 and 3, and the focus on the new statement. Without this the buttons do the same. */
(() => {
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  });

  /* A second press while the first is on its way changes nothing. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    for (const button of event.target.querySelectorAll?.("button") ?? []) button.disabled = true;
  });
  const free = (event) => {
    for (const button of event.target.querySelectorAll?.("button") ?? []) button.disabled = false;
  };
  document.addEventListener("htmx:sendError", (event) => {
    free(event);
    const place = document.getElementById("announce");
    if (place) place.textContent = place.dataset.offline || "";
  });
  document.addEventListener("htmx:responseError", free);
  document.addEventListener("htmx:afterSettle", (event) => {
    const words = document.querySelector("#stem [data-focus]");
    if (words && event.target.id === "stem") words.focus({ preventScroll: false });
  });
  for (const line of document.querySelectorAll("[data-left]")) {
    const control = document.getElementById(line.dataset.left);
    const say = () => { line.textContent = line.dataset.words.replace("#", Number(line.dataset.most) - [...control.value].length); };
    control.addEventListener("input", say);
    say();
  }
})();
