// Keeps what is pressed and typed on a page whose scripts are still on their way. Without it a press is lost, and a form is
// sent by the browser itself, with its fields in the address: a password would stand in histories and logs.
// Must run before the page is seen. Asks of React only the name of the property that marks an element as its own.
(() => {
  const LOOK_MS = 30;
  const heard = (element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  const waiting = new Map();

  /** Does it once React listens to the element; of two things to do with one element the later counts. */
  function later(element, act) {
    if (waiting.size === 0) setTimeout(look, LOOK_MS);
    waiting.set(element, act);
  }

  function look() {
    for (const [element, act] of [...waiting]) {
      if (element.isConnected && !heard(element)) continue;
      waiting.delete(element);
      if (element.isConnected) act();
    }
    if (waiting.size > 0) setTimeout(look, LOOK_MS);
  }

  addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      // The theme has a script of its own; a form with an address of its own can do without React.
      if (!button || heard(button) || "themeSwitch" in button.dataset || button.form?.hasAttribute("action")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      later(button, () => button.click());
    },
    true,
  );

  addEventListener(
    "input",
    ({ target: field }) => {
      if (!(field instanceof HTMLElement) || heard(field)) return;
      const { value, checked } = field;
      later(field, () => (field.type === "checkbox" || field.type === "radio" ? tick(field, checked) : fill(field, value)));
    },
    true,
  );

  // React takes what stands in a field when it begins to listen for its own doing: to hear of it, it must see it change.

  function tick(box, checked) {
    box.checked = !checked;
    box.click();
  }

  function fill(field, value) {
    field.value = "";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }
})();
