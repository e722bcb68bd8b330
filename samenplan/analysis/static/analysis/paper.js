"use strict";
/* Typing paper forms over: the key beside an answer ticks it and goes to the next question. Works by mouse and Tab too. */
(() => {
  const form = document.querySelector("[data-paper]");
  if (!form) return;
  const questions = [...form.querySelectorAll("fieldset")];
  const goTo = (place) => {
    const next = questions[place];
    const target = next ? next.querySelector("input:checked") || next.querySelector("input") : form.querySelector("button[type=submit]");
    target.focus();
    (next || target).scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
    const question = event.target.closest("fieldset");
    const radio = question?.querySelector(`input[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    goTo(questions.indexOf(question) + 1);
  });
})();
