"use strict";
/* What every page has: menus that close, counters, copy buttons, a guard for unsaved text. All of it optional. */
(() => {
  const announce = (text) => {
    const place = document.getElementById("announce");
    if (place) place.textContent = text;
  };

  /** The csrf token that the page carries for scripts. */
  const token = () => {
    try {
      return JSON.parse(document.body.getAttribute("hx-headers") || "{}")["x-csrftoken"] || "";
    } catch {
      return "";
    }
  };

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[data-menu][open]");
    closeMenus(null);
    menu?.querySelector("summary").focus();
  });

  const count = (line) => {
    const control = document.getElementById(line.dataset.counter);
    if (!control) return;
    const left = Number(line.dataset.limit) - [...control.value.replace(/\r\n/g, "\n")].length;
    line.classList.toggle("over", left < 0);
    line.textContent = left < 0 ? `${-left} tekens te veel.` : `Nog ${left} van ${line.dataset.limit} tekens.`;
  };
  document.addEventListener("input", (event) => {
    const line = event.target.id && document.querySelector(`[data-counter="${CSS.escape(event.target.id)}"]`);
    if (line) count(line);
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const word = button.querySelector("span");
    const before = word.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      word.textContent = "Gekopieerd";
    } catch {
      word.textContent = "Kopiëren lukte niet";
    }
    announce(word.textContent);
    setTimeout(() => { word.textContent = before; }, 2500);
  });

  /* A form with data-guard warns before its typed text is left behind. */
  const touched = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.hasAttribute("data-guard")) touched.add(form);
  });
  document.addEventListener("submit", (event) => touched.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if ([...touched].some((form) => form.isConnected)) event.preventDefault();
  });

  /* On paper every fold is open. */
  const opened = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.fold:not([open])")) {
      fold.open = true;
      opened.push(fold);
    }
  });
  window.addEventListener("afterprint", () => { while (opened.length) opened.pop().open = false; });

  const dress = (root) => {
    root.querySelectorAll?.("[data-counter]").forEach(count);
    if (navigator.clipboard) root.querySelectorAll?.("[data-copy][hidden]").forEach((button) => { button.hidden = false; });
    root.querySelector?.("[data-errors]")?.focus();
  };
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.detail.elt));

  window.samenplan = { announce, token, dress };
})();
