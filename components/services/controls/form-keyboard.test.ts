import { expect, it } from "vitest";
import { firstPlace, isCancelled } from "./form-keyboard";

/** A form that has these kinds of elements. */
const formOf = (...kinds: string[]) => ({
  querySelector: (selector: string) => {
    const kind = kinds.find((one) => selector.includes(one));
    return kind === undefined ? null : ({ kind } as unknown as HTMLElement);
  },
});

it("an opened form is read from its warning, else from its first field, else from a button", () => {
  expect(firstPlace(formOf("button", "input", "tabindex") as never)).toEqual({ kind: "tabindex" });
  expect(firstPlace(formOf("button", "select") as never)).toEqual({ kind: "select" });
  expect(firstPlace(formOf("button") as never)).toEqual({ kind: "button" });
  expect(firstPlace(null)).toBeNull();
});

it("Escape closes a form in which nothing was typed, and leaves the dialog that it opened to the dialog", () => {
  const [within, outside] = [{ contains: () => true }, { contains: () => false }];
  const pressed = { key: "Escape", defaultPrevented: false, target: null, currentTarget: within };
  expect(isCancelled(pressed, false)).toBe(true);
  expect(isCancelled(pressed, true)).toBe(false);
  expect(isCancelled({ ...pressed, key: "Enter" }, false)).toBe(false);
  expect(isCancelled({ ...pressed, defaultPrevented: true }, false)).toBe(false);
  expect(isCancelled({ ...pressed, currentTarget: outside }, false)).toBe(false);
});
