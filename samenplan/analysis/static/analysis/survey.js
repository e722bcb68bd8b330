"use strict";
/* Shows how many questions of a survey are answered. Everything works without it. */
(() => {
  const form = document.querySelector("[data-survey]");
  const line = form?.querySelector("[data-progress]");
  if (!line) return;
  const show = () => {
    const done = new Set([...form.querySelectorAll("input[type=radio]:checked")].map((radio) => radio.name)).size;
    line.querySelector("progress").value = done;
    line.querySelector("[data-done]").textContent = String(done);
  };
  line.hidden = false;
  form.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
  document.querySelector("[data-errors]")?.focus();
})();
