"use strict";
/* <form method="post" action=… id=… data-autosave>: what changes is sent 1,5 s after typing, or at once on leaving a field.
 *
 * Sent: the hidden fields, the changed fields (with all fields of the [data-group] they stand in), autosave=1; header
 *   HX-Request, so that the server may answer a part.
 * Answer 2xx: saved. 204, or HTML. A header Samenplan-Version goes into the form's field "version"; hidden fields of
 *   the form with the same id in the answer are taken over, and each <… id data-swap> in which nobody is typing.
 * Answer 409 or 422: each <… id data-swap> and each .field.invalid with an id replaces its namesake here; what was
 *   typed since then stays.
 * No answer: the text stays in the form and in sessionStorage, is tried again, and is offered back on return.
 * The state stands in [data-saved] of the form, or else of the page.
 */
(() => {
  const PAUSE = 1500;
  const AFTER = 300;
  const RETRY = 5000;
  const KEEP = "samenplan-onbewaard:";
  const states = new WeakMap();

  const stateOf = (form) => {
    if (!states.has(form)) {
      states.set(form, { waiting: new Set(), flying: null, timer: 0 });
    }
    return states.get(form);
  };
  const storeKey = (form) => `${KEEP}${location.pathname}#${form.id}`;

  const tell = (form, text, look) => {
    const place = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    if (!place) return;
    place.className = `saved ${look}`;
    if (place.textContent !== text) place.textContent = text;
  };
  const clock = () => new Date().toLocaleTimeString("nl-BE", { hour: "2-digit", minute: "2-digit" });

  const typed = (form, names) => {
    const values = new FormData(form);
    return [...names].map((name) => [name, values.getAll(name).filter((value) => typeof value === "string")]);
  };

  const keep = (form) => {
    const { waiting, flying } = stateOf(form);
    const names = new Set([...waiting, ...(flying || [])]);
    try {
      if (names.size) sessionStorage.setItem(storeKey(form), JSON.stringify(typed(form, names)));
      else sessionStorage.removeItem(storeKey(form));
    } catch { /* a full or closed store: the text still stands in the form */ }
  };

  const body = (form, names) => {
    const whole = new FormData(form);
    const part = new FormData();
    const fixed = new Set([...form.elements].filter((one) => one.type === "hidden").map((one) => one.name));
    for (const [name, value] of whole) {
      if (fixed.has(name) || names.has(name)) part.append(name, value);
    }
    for (const name of names) {
      if (!part.has(name) && !name.includes("-")) part.append(name, ""); // an unticked box, an emptied choice
    }
    part.append("autosave", "1");
    return part;
  };

  const isButton = (form, name) => form.elements.namedItem(name) instanceof HTMLButtonElement;

  const takeHidden = (form, answer) => {
    const twin = form.id && answer.getElementById(form.id);
    if (!twin) return;
    for (const field of twin.querySelectorAll('input[type="hidden"]')) {
      const own = form.elements.namedItem(field.name);
      if (own instanceof HTMLInputElement && field.name !== "csrfmiddlewaretoken") own.value = field.value;
    }
  };

  const busy = (block, waiting) =>
    block.contains(document.activeElement)
    || [...block.querySelectorAll("[name]")].some((one) => waiting.has(one.name));

  const swapOne = (old, fresh, waiting) => {
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    const newer = [...old.querySelectorAll("[name]")].filter((one) => waiting.has(one.name) && one.id);
    old.replaceWith(document.adoptNode(fresh));
    for (const control of newer) {
      const twin = document.getElementById(control.id);
      if (twin) [twin.value, twin.checked] = [control.value, control.checked];
    }
    window.htmx?.process(fresh);
    window.samenplan?.dress(fresh);
    if (focused) document.getElementById(focused)?.focus();
  };

  const swapIn = (answer, waiting, { all }) => {
    let changed = 0;
    for (const fresh of answer.querySelectorAll("[data-swap][id], .field.invalid[id]")) {
      const old = document.getElementById(fresh.id);
      if (!old || fresh.parentElement.closest("[data-swap][id]")) continue; // its block brings it along
      if (!all && (busy(old, waiting) || old.innerHTML === fresh.innerHTML)) continue;
      swapOne(old, fresh, waiting);
      changed += 1;
    }
    return changed;
  };

  const signedOut = (response, form) =>
    response.redirected && new URL(response.url).pathname !== new URL(form.action).pathname
    && /\/account\/|\/aanmelden/.test(new URL(response.url).pathname);

  const settle = async (form, response, names) => {
    const text = response.status === 204 ? "" : await response.text();
    const answer = new DOMParser().parseFromString(text, "text/html");
    const version = response.headers.get("Samenplan-Version");
    if (version && form.elements.namedItem("version")) form.elements.namedItem("version").value = version;
    if (response.ok) {
      takeHidden(form, answer);
      swapIn(answer, stateOf(form).waiting, { all: false });
      clearErrors(form, names);
      tell(form, `✓ Bewaard om ${clock()}`, "done");
      return true;
    }
    const shown = swapIn(answer, stateOf(form).waiting, { all: true });
    tell(form, response.status === 409
      ? "Niet bewaard: iemand anders paste dit ook aan. Kies hieronder wat blijft."
      : "Niet bewaard: kijk het veld na. Je tekst staat nog hier.", "failed");
    window.samenplan?.announce(shown ? "Er staat een melding bij het veld." : "");
    return false;
  };

  const clearErrors = (form, names) => {
    for (const name of names) {
      const field = form.elements.namedItem(name);
      const block = field instanceof Element && field.closest(".field.invalid");
      if (!block) continue;
      block.classList.remove("invalid");
      block.querySelector(".error")?.remove();
      field.removeAttribute("aria-invalid");
    }
  };

  const send = async (form) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    if (state.flying || !state.waiting.size || !form.isConnected) return;
    const names = (state.flying = new Set(state.waiting));
    let land;
    state.landed = new Promise((done) => { land = done; });
    state.waiting.clear();
    keep(form);
    tell(form, "Bewaren…", "");
    let lost = "geen verbinding";
    try {
      const response = await fetch(form.action, {
        method: "POST", body: body(form, names), credentials: "same-origin",
        headers: { "HX-Request": "true", "X-CSRFToken": window.samenplan?.token() || "" },
      });
      if (signedOut(response, form)) lost = "je bent afgemeld; meld je aan in een ander venster";
      else if (response.status < 500 && response.status !== 403 && response.status !== 429) {
        await settle(form, response, names);
        lost = "";
      } else lost = response.status === 403 ? "vernieuw de pagina" : "de server antwoordt niet";
    } catch { /* no network: `lost` says so */ }
    state.flying = null;
    land();
    if (lost) {
      names.forEach((name) => state.waiting.add(name));
      tell(form, `Niet bewaard: ${lost}. Je tekst staat nog hier.`, "failed");
      state.timer = setTimeout(() => send(form), RETRY);
    } else if (state.waiting.size) {
      state.timer = setTimeout(() => send(form), AFTER);
    }
    keep(form);
  };

  /** The field's own name, and those of the fields that only mean something together with it. */
  const together = (control, name) => {
    const group = control.closest("[data-group]");
    const names = group ? [...group.querySelectorAll("[name]")].map((one) => one.name) : [];
    return new Set([name, ...names]);
  };

  const note = (event, pause) => {
    const form = event.target.form;
    const name = event.target.name;
    if (!form?.hasAttribute("data-autosave") || !name || event.target.type === "file") return;
    if (event.target.type === "date" && !event.target.validity.valid) return; // a year that is half typed
    const state = stateOf(form);
    together(event.target, name).forEach((one) => state.waiting.add(one));
    clearTimeout(state.timer);
    keep(form);
    state.timer = setTimeout(() => send(form), pause);
  };
  document.addEventListener("input", (event) => note(event, PAUSE));
  document.addEventListener("change", (event) => note(event, 0));
  document.addEventListener("focusout", (event) => {
    const form = event.target.form;
    if (form?.hasAttribute("data-autosave") && stateOf(form).waiting.size) send(form);
  });
  /* A form that is sent whole waits for what is on its way: else it would clash with its own autosave. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-autosave") || event.defaultPrevented) return;
    const state = stateOf(form);
    clearTimeout(state.timer);
    if (state.flying) {
      event.preventDefault();
      const { submitter } = event;
      state.landed.finally(() => form.requestSubmit(submitter));
      return;
    }
    state.waiting.clear();
    keep(form);
  });
  const forms = () => [...document.querySelectorAll("form[data-autosave]")];
  window.addEventListener("online", () => forms().forEach(send));
  window.addEventListener("beforeunload", (event) => {
    if (forms().some((form) => stateOf(form).waiting.size || stateOf(form).flying)) event.preventDefault();
  });

  /* Text that a crash or a closed window left behind is offered back, never put back unasked. */
  const offer = (form) => {
    if (form.querySelector(".back-offer")) return; // htmx tells of the whole page too
    let left;
    try {
      left = JSON.parse(sessionStorage.getItem(storeKey(form)) || "[]");
    } catch {
      return;
    }
    const now = new FormData(form);
    const differs = left.filter(([name, values]) => form.elements.namedItem(name) && now.getAll(name).join("\n") !== values.join("\n"));
    if (!differs.length) return;
    const box = document.createElement("div");
    box.className = "back-offer";
    box.innerHTML = '<p><strong>Er staat nog tekst die niet bewaard was.</strong></p><div class="stack"></div>'
      + '<div class="row"><button type="button" class="btn small">Zet terug</button><button type="button" class="btn small">Niet nodig</button></div>';
    for (const [, values] of differs) {
      const quote = document.createElement("blockquote");
      quote.textContent = values.join("\n");
      box.querySelector(".stack").append(quote);
    }
    const [again, never] = box.querySelectorAll("button");
    again.addEventListener("click", () => {
      box.remove();
      for (const [name, values] of differs) putBack(form, name, values);
    });
    never.addEventListener("click", () => {
      box.remove();
      sessionStorage.removeItem(storeKey(form));
    });
    form.prepend(box);
  };
  const putBack = (form, name, values) => {
    for (const control of [form.elements.namedItem(name)].flatMap((one) => (one instanceof RadioNodeList ? [...one] : [one]))) {
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
      else if (control.multiple) [...control.options].forEach((option) => { option.selected = values.includes(option.value); });
      else control.value = values[0] ?? "";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  forms().forEach(offer);
  document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.("form[data-autosave]").forEach(offer));
})();
