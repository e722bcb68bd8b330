"use strict";
/* A presenter's remote control sends arrows or page keys. Without this the links do the same. */
(() => {
  const ways = { ArrowLeft: "before", PageUp: "before", ArrowRight: "after", PageDown: "after" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in ways)) return;
    const link = document.querySelector(`[data-hall="${ways[event.key]}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
