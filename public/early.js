// Keeps what is pressed and typed on a page before React listens to it: on a slow line it is seen seconds earlier. Without this a press
// is lost, and a form is sent by the browser itself, with its fields in the address: a password would stand in histories and logs.
// Stands in the head of every page (lib/http/first-script.ts), because it must run before the page is seen. app/hydrated.tsx says when React listens; then what was kept is done again.
(() => {
  // What is to be done again, in the order in which it happened; of two things with one element the later counts.
  const kept = new Map();
  let listening = false;

  // React gets it by itself, and nothing earlier with this element is still to be done.
  const passes = (element) => listening && !kept.has(element);

  function listen() {
    if (listening) return;
    listening = true;
    next();
  }

  addEventListener("hydrated", listen);

  // React does not listen where one of its scripts could not be loaded: the browser itself does what was pressed.
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) listen();
    },
    true,
  );

  // One after the other, each in a turn of its own, as a person would.
  function next() {
    const [element] = kept.keys();
    if (!element) return;
    // React hydrates a part of the page that waits (Suspense) when an event comes to it, and compares what a field holds with what it
    // held then. So an event that changes nothing comes first.
    if (element.isConnected) element.dispatchEvent(new Event("keyup", { bubbles: true }));
    setTimeout(() => {
      const act = kept.get(element);
      kept.delete(element);
      if (element.isConnected) act?.();
      next();
    });
  }

  addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      // The theme has a script of its own; a form with an address of its own can do without React.
      if (!button || passes(button) || "themeSwitch" in button.dataset || button.form?.hasAttribute("action")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      kept.set(button, () => button.click());
    },
    true,
  );

  addEventListener(
    "input",
    ({ target: field }) => {
      if (!(field instanceof HTMLElement) || passes(field)) return;
      const { value, checked, type } = field;
      // The files stay chosen; only React is told of them again. Nobody else may set what such a field holds.
      if (type === "file") return kept.set(field, () => field.dispatchEvent(new Event("change", { bubbles: true })));
      // What a field holds when React begins to listen is no change to React: the field must change once more.
      kept.set(field, () => {
        if (type === "checkbox" || type === "radio") {
          field.checked = !checked;
          return field.click();
        }
        field.value = "";
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
        field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
      });
    },
    true,
  );
})();
