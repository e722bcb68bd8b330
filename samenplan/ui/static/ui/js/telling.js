/* <form method="post" action=… id=… data-telling="who">: a form that survives a lost connection.
 *
 * While one types, the words are kept on this device, under the address, the form and who types; they go when the
 * server said that it has them, or after two weeks. Sent with the header Samenplan-Script; the answers:
 *   204 with Samenplan-Next: it is kept; go there.
 *   409 or 422 with the form in it: what is wrong is shown in place, chosen files stay chosen.
 *   anything else: a sentence in [data-state] says what to do. No answer: it is tried again, with the same hidden key,
 *   so that what arrived the first time without our knowing is told once.
 * Without this script it is a plain form.
 */
(() => {
  const KEEP = "samenplan-verteld:";
  const KEPT_HIDDEN = ["key", "base"]; // what makes it the same telling, and what a correction started from
  const OLDEST = 14 * 24 * 3600 * 1000;
  const WAITS = [3000, 5000, 10000, 20000, 30000];
  const SAFE = "Je tekst staat veilig op dit toestel.";
  const LOST = `Nog niet bewaard: geen verbinding. ${SAFE}`;
  const states = new WeakMap();
  const stateOf = (form) => {
    if (!states.has(form)) states.set(form, { tries: 0, timer: 0, busy: false, wants: false });
    return states.get(form);
  };
  const storeKey = (form) => `${KEEP}${form.dataset.telling}:${new URL(form.action).pathname}#${form.id}`;

  const tell = (form, text, look = "") => {
    const place = form.querySelector("[data-state]");
    if (!place) return;
    place.className = `telling-state ${look}`;
    if (place.textContent !== text) place.textContent = text;
  };

  /** What was typed or chosen, and the key; never a file, never the csrf token. */
  const words = (form) => {
    const kept = [];
    for (const one of form.elements) {
      if (!one.name || one.type === "file" || one.name === "csrfmiddlewaretoken") continue;
      if (one.type === "hidden" ? !KEPT_HIDDEN.includes(one.name) : one.tagName === "BUTTON" || one.tagName === "FIELDSET") continue;
      if ((one.type === "radio" || one.type === "checkbox") && !one.checked) continue;
      kept.push([one.name, one.value]);
    }
    return kept;
  };
  const keep = (form) => {
    try {
      localStorage.setItem(storeKey(form), JSON.stringify({ at: Date.now(), words: words(form) }));
    } catch { /* a full or closed store: the text still stands in the form */ }
  };
  const forget = (form) => {
    try { localStorage.removeItem(storeKey(form)); } catch { /* there was none */ }
  };
  const kept = (form) => {
    try {
      const found = JSON.parse(localStorage.getItem(storeKey(form)) || "null");
      if (found && Date.now() - found.at < OLDEST) return found.words;
    } catch { /* not ours, or closed */ }
    return null;
  };

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.dataset.telling !== undefined && event.target.type !== "file") keep(form);
  });

  const freed = (form) => form.querySelectorAll("button[type=submit]").forEach((one) => one.removeAttribute("aria-disabled"));

  const again = (form) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => send(form), WAITS[Math.min(state.tries, WAITS.length - 1)]);
    state.tries += 1;
  };

  /** The answer holds the form with what is wrong in it: put it in place; files that were chosen stay chosen. */
  const showWrong = (form, text) => {
    const answer = new DOMParser().parseFromString(text, "text/html");
    const twin = answer.getElementById(form.id);
    if (!twin) {
      const sentences = [...answer.querySelectorAll("main .notice li, main .lead")].map((one) => one.textContent.trim());
      tell(form, sentences.join(" ") || `Dit is niet bewaard. ${SAFE}`);
      return;
    }
    const fresh = document.adoptNode(twin);
    for (const old of form.querySelectorAll('input[type="file"]')) {
      const place = fresh.querySelector(`input[type="file"][name="${CSS.escape(old.name)}"]`);
      const refused = place?.closest(".field.invalid");
      if (place && !refused) place.replaceWith(old);
    }
    form.replaceWith(fresh);
    window.samenplan?.dress(fresh);
    fresh.querySelector("[data-errors]")?.focus();
    keep(fresh);
  };

  const settled = async (form, response) => {
    const state = stateOf(form);
    const next = response.headers.get("Samenplan-Next");
    if (response.status === 204 && next) {
      forget(form);
      state.wants = false;
      if (new URL(next, location).pathname === location.pathname) {
        history.replaceState(null, "", next);
        location.reload();
      } else location.assign(next);
      return;
    }
    state.wants = false;
    freed(form);
    if (response.status === 409 || response.status === 422) showWrong(form, await response.text());
    else if (response.redirected) tell(form, `Je bent niet meer binnen. ${SAFE} Open je link opnieuw, of meld je aan in een ander venster; druk dan hier opnieuw op de knop.`);
    else if (response.status === 403) tell(form, `Deze pagina is te oud. ${SAFE} Laad ze opnieuw.`);
    else if (response.status === 404) tell(form, `Deze actie staat niet meer op jouw naam. ${SAFE}`);
    else tell(form, `Dit bestand is te groot, of er klopt iets niet. ${SAFE}`);
  };

  const send = async (form) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    if (state.busy || !state.wants || !form.isConnected) return;
    state.busy = true;
    if (!state.tries) tell(form, "Bezig met bewaren…", "busy");
    try {
      const response = await fetch(form.action, {
        method: "POST", body: new FormData(form), credentials: "same-origin",
        headers: { "Samenplan-Script": "1", "X-CSRFToken": window.samenplan?.token() || "" },
      });
      if (response.status >= 500 || response.status === 429) throw new Error("later");
      state.tries = 0;
      await settled(form, response);
    } catch {
      tell(form, LOST);
      freed(form);
      again(form);
    }
    state.busy = false;
  };

  /** The sentence about a file that the server would refuse for its size: said before it costs somebody's data. */
  const tooLarge = (form) => {
    for (const box of form.querySelectorAll('input[type="file"][data-most]')) {
      const heavy = [...box.files].find((file) => file.size > Number(box.dataset.most));
      if (heavy) return `“${heavy.name}” is groter dan ${Number(box.dataset.most) / 1e6} MB. Kies een kleiner bestand. ${SAFE}`;
    }
    return "";
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.telling === undefined || event.defaultPrevented) return;
    event.preventDefault();
    const state = stateOf(form);
    const heavy = tooLarge(form);
    if (heavy) {
      keep(form);
      tell(form, heavy);
      return;
    }
    keep(form);
    state.wants = true;
    state.tries = 0;
    form.querySelectorAll("button[type=submit]").forEach((one) => one.setAttribute("aria-disabled", "true"));
    send(form);
  });
  const forms = () => [...document.querySelectorAll("form[data-telling]")];
  window.addEventListener("online", () => forms().forEach(send));
  window.addEventListener("beforeunload", (event) => {
    if (forms().some((form) => stateOf(form).wants)) event.preventDefault();
  });

  const putBack = (form, left) => {
    for (const [name, value] of left) {
      for (const one of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (one.type === "radio" || one.type === "checkbox") one.checked = one.value === value;
        else one.value = value;
        if (one.checked && one.type === "radio") break;
      }
    }
    form.closest("details")?.setAttribute("open", "");
    form.querySelectorAll("details").forEach((fold) => {
      if ([...fold.querySelectorAll("[name]")].some((one) => left.some(([name, value]) => name === one.name && value && one.type !== "radio"))) fold.open = true;
    });
    keep(form);
  };

  const hasFiles = (form) => form.querySelector('input[type="file"]') !== null;
  /* Words that did not arrive are offered back, never put back unasked. */
  const offer = (form) => {
    const left = kept(form);
    const now = new Map(words(form));
    const typed = left?.filter(([name, value]) => !KEPT_HIDDEN.includes(name) && value && now.get(name) !== value) || [];
    if (!typed.length || form.querySelector("[aria-invalid]")) return;
    const box = document.createElement("div");
    box.className = "back-offer";
    box.innerHTML = '<p><strong>Er staat nog tekst op dit toestel die niet bewaard was.</strong></p><div class="stack"></div><p class="hint" hidden>Een foto kies je daarna opnieuw.</p>'
      + '<div class="row"><button type="button" class="btn small">Zet terug</button><button type="button" class="btn small">Niet nodig</button></div>';
    for (const [, value] of typed.slice(0, 6)) {
      const quote = document.createElement("blockquote");
      quote.textContent = value;
      box.querySelector(".stack").append(quote);
    }
    box.querySelector(".hint").hidden = !hasFiles(form);
    const [back, never] = box.querySelectorAll("button");
    back.addEventListener("click", () => { box.remove(); putBack(form, left); });
    never.addEventListener("click", () => { box.remove(); forget(form); });
    const fold = form.closest("details");
    if (fold && !fold.open) fold.before(box);
    else form.prepend(box);
  };
  forms().forEach(offer);

  /* A fold that somebody opens puts the hand in its first field; an address that points into a fold opens it. */
  for (const fold of document.querySelectorAll("details.telling-fold")) {
    fold.addEventListener("toggle", () => {
      if (fold.open) fold.querySelector('input[type="text"]')?.focus({ preventScroll: true });
    });
  }
  const unfold = () => {
    const there = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (there?.tagName === "DETAILS") there.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
})();
