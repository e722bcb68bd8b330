"use strict";
/* A tree whose rows can be moved. Without this file its buttons are plain forms; with it nothing reloads.
 *
 * <div id=… data-tree data-version?><ol><li class="node" id="node-UID" data-node data-move-url=… data-name=…>
 *   <div class="act">… <div class="tools"><form method="post" action=…><button name="omhoog">…</form></div></div> <ol>…</ol></li></ol></div>
 * The first child of a row is its own content, its <ol> holds its children; data-leaf: nothing can be put inside.
 * A row with data-move-url gets a grip in its .tools.
 * Keys on a row (or inside it, outside a text field): Alt + arrow presses omhoog, omlaag, inspringen or uitspringen.
 * Dragging posts parent (UID, "" for the top) and position (from 0, among the parent's rows without the moved one).
 * The answer's element with the tree's id replaces the tree; without one the page is loaded again.
 */
(() => {
  const KEYS = { ArrowUp: "omhoog", ArrowDown: "omlaag", ArrowRight: "inspringen", ArrowLeft: "uitspringen" };
  const SAID = { omhoog: "omhoog verplaatst", omlaag: "omlaag verplaatst", inspringen: "een niveau dieper gezet", uitspringen: "een niveau hoger gezet" };
  const announce = (text) => window.samenplan?.announce(text);
  const nameOf = (row) => row.dataset.name || row.querySelector("h2,h3,h4,h5")?.textContent.trim() || "De rij";
  const uidOf = (row) => (row ? row.id.replace(/^node-/, "") : "");
  const rowsIn = (list) => [...list.children].filter((one) => one.hasAttribute("data-node"));
  const ownButton = (row, name) => [...row.querySelectorAll(`button[name="${name}"]`)].find((one) => one.closest("[data-node]") === row);

  const post = async (tree, row, url, values, said) => {
    const focusName = document.activeElement?.name || "";
    tree.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, {
        method: "POST", body: values, credentials: "same-origin",
        headers: { "HX-Request": "true", "X-CSRFToken": window.samenplan?.token() || "" },
      });
      const answer = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!response.ok) {
        const why = answer.querySelector(".notice li, .notice p:not(.notice-title), [role=alert]")?.textContent.trim();
        announce(`Niet verplaatst. ${why || "Probeer het opnieuw."}`);
        tell(tree, why || "Dit verplaatsen kon niet. Er is niets veranderd.");
        return;
      }
      show(tree, answer, row, focusName);
      announce(`“${nameOf(row)}” is ${said}.`);
    } catch {
      announce("Niet verplaatst: geen verbinding.");
      tell(tree, "Niet verplaatst: er is geen verbinding. Er is niets veranderd.");
    } finally {
      tree.removeAttribute("aria-busy");
    }
  };

  const tell = (tree, text) => {
    tree.querySelector(":scope > .notice[data-moved]")?.remove();
    const box = document.createElement("div");
    box.className = "notice warn";
    box.dataset.moved = "";
    const line = document.createElement("p");
    line.textContent = text;
    box.append(line);
    tree.prepend(box);
  };

  const show = (tree, answer, row, focusName) => {
    const fresh = answer.getElementById(tree.id);
    if (!fresh) {
      location.hash = row.id;
      location.reload();
      return;
    }
    tree.replaceWith(document.adoptNode(fresh));
    window.htmx?.process(fresh);
    window.samenplan?.dress(fresh);
    dress(fresh);
    const moved = document.getElementById(row.id);
    if (!moved) return;
    moved.classList.add("just-moved");
    const button = focusName && ownButton(moved, focusName);
    const folded = button && button.closest("details");
    if (folded) folded.open = true; // its menu was open: one can press again
    (button && !button.disabled ? button : moved).focus();
  };

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const row = button?.closest("[data-node]");
    const tree = row?.closest("[data-tree]");
    if (!tree?.id || !(button.name in SAID) || event.target.method !== "post" || event.target.hasAttribute("hx-post")) return;
    event.preventDefault();
    post(tree, row, event.target.action, new FormData(event.target, button), SAID[button.name]);
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !(event.key in KEYS)) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const row = event.target.closest?.("[data-tree] [data-node]");
    if (!row) return;
    event.preventDefault(); // Alt + left would leave the page
    const button = ownButton(row, KEYS[event.key]);
    if (button && !button.disabled) button.click();
    else announce("Verder kan deze rij niet.");
  });

  /* Dragging, by pointer, so that it also works by touch. The grip starts it; Escape stops it. */
  let drag = null;
  const place = (tree, x, y) => {
    const over = document.elementFromPoint(x, y)?.closest("[data-node]");
    if (!over || !tree.contains(over) || drag.row.contains(over)) return null;
    const box = (over.firstElementChild || over).getBoundingClientRect();
    const part = (y - box.top) / Math.max(box.height, 1);
    if (part < 0.3) return { over, where: "before" };
    if (part > 0.7) return over.querySelector(":scope > ol > [data-node]") ? { over, where: "inside" } : { over, where: "after" };
    return { over, where: over.hasAttribute("data-leaf") ? "after" : "inside" };
  };
  const unmark = () => document.querySelectorAll(".drop-before, .drop-after, .drop-inside").forEach((one) => one.classList.remove("drop-before", "drop-after", "drop-inside"));
  const target = ({ over, where }) => {
    const parent = where === "inside" ? over : over.parentElement.closest("[data-node]");
    if (where === "inside") return { parent, position: 0 };
    const siblings = rowsIn(over.parentElement).filter((one) => one !== drag.row);
    return { parent, position: siblings.indexOf(over) + (where === "after" ? 1 : 0) };
  };
  const stop = () => {
    unmark();
    drag?.row.classList.remove("carried");
    drag = null;
  };

  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    const row = grip?.closest("[data-node][data-move-url]");
    const tree = row?.closest("[data-tree]");
    if (!tree?.id || event.button !== 0) return;
    event.preventDefault();
    drag = { row, tree, spot: null };
    grip.setPointerCapture(event.pointerId);
    row.classList.add("carried");
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    unmark();
    drag.spot = place(drag.tree, event.clientX, event.clientY);
    drag.spot?.over.classList.add(`drop-${drag.spot.where}`);
    const edge = 60;
    if (event.clientY < edge) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
  });
  document.addEventListener("pointerup", () => {
    if (!drag) return;
    const { row, tree, spot } = drag;
    const goal = spot && target(spot);
    stop();
    if (!goal) return;
    const values = new FormData();
    values.append("csrfmiddlewaretoken", window.samenplan?.token() || "");
    values.append("parent", uidOf(goal.parent));
    values.append("position", String(goal.position));
    const version = tree.dataset.version;
    if (version) values.append("version", version);
    post(tree, row, row.dataset.moveUrl, values, goal.parent ? `verplaatst naar “${nameOf(goal.parent)}”` : "verplaatst");
  });
  document.addEventListener("pointercancel", stop);
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-tree]") && drag) event.preventDefault(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && drag) stop(); });

  /* Rows can be reached by key; grips appear only where a script can use them. */
  const dress = (root) => {
    for (const row of root.querySelectorAll("[data-node]")) {
      if (!row.hasAttribute("tabindex")) row.tabIndex = -1;
    }
    for (const row of root.querySelectorAll("[data-node][data-move-url]")) {
      const tools = [...row.querySelectorAll(".tools")].find((one) => one.closest("[data-node]") === row);
      if (!tools || tools.querySelector("[data-grip]")) continue;
      const grip = document.createElement("span");
      grip.className = "grip";
      grip.dataset.grip = "";
      grip.title = "Sleep om te verplaatsen";
      grip.setAttribute("aria-hidden", "true"); // the buttons beside it do the same
      grip.textContent = "⠿";
      tools.prepend(grip);
    }
  };
  document.querySelectorAll("[data-tree]").forEach(dress);
  document.addEventListener("htmx:load", (event) => {
    const inside = event.detail.elt;
    if (inside.closest?.("[data-tree]") || inside.querySelector?.("[data-tree]")) dress(inside);
  });
})();
