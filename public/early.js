// Keeps what is pressed and typed on a page whose scripts are still on their way. Without it a press is lost, and a form is
// sent by the browser itself, with its fields in the address: a password would stand in histories and logs.
// Must run before the page is seen. Asks of React only the name of the property that marks an element as its own.
(() => {
  const LOOK_MS = 30;
  const known = (element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  /** What is to be done again, in the order in which it happened; of two things with one element the later counts. */
  const kept = new Map();

  /** React hears of it by itself: it knows the element, and nothing earlier is still to be told. */
  const heard = (element) => known(element) && !kept.has(element);

  function keep(element, act) {
    if (kept.size === 0) setTimeout(look, LOOK_MS);
    kept.set(element, act);
  }

  /** One after the other, each in a turn of its own, as a hand would. */
  function look() {
    const [element] = kept.keys();
    if (!element) return;
    if (element.isConnected && !known(element)) {
      setTimeout(look, LOOK_MS);
      return;
    }
    // React knows an element before it listens to it. It makes an end of that for an event that a hand causes, and could miss a
    // change that comes in the midst of it: so it gets an event first that changes nothing.
    if (element.isConnected) element.dispatchEvent(new Event("keyup", { bubbles: true }));
    setTimeout(() => {
      const act = kept.get(element);
      kept.delete(element);
      if (element.isConnected) act?.();
      look();
    });
  }

  addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      // The theme has a script of its own; a form with an address of its own can do without React.
      if (!button || heard(button) || "themeSwitch" in button.dataset || button.form?.hasAttribute("action")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      keep(button, () => button.click());
    },
    true,
  );

  addEventListener(
    "input",
    ({ target: field }) => {
      if (!(field instanceof HTMLElement) || heard(field)) return;
      const { value, checked } = field;
      keep(field, () => (field.type === "checkbox" || field.type === "radio" ? tick(field, checked) : fill(field, value)));
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
