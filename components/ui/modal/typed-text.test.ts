import { expect, it } from "vitest";
import { typedText } from "./typed-text";

const field = (over: object = {}) => ({
  ...{ type: "text", autocomplete: "", value: "", isConnected: true, dataset: {} },
  ...over,
});

it("finds text that was typed, changed or taken away, until it is as before", () => {
  const typed = typedText();
  const [reason, body] = [field(), field({ type: "textarea", value: "as it was" })];
  typed.remember([reason, body]);
  expect(typed.isThere()).toBe(false);
  reason.value = "a customer called";
  typed.remember([reason, body]);
  expect(typed.isThere()).toBe(true);
  reason.value = "";
  expect(typed.isThere()).toBe(false);
  body.value = "";
  expect(typed.isThere()).toBe(true);
});

it.each([
  ["a password", { type: "password" }],
  ["a password that is shown", { autocomplete: "new-password" }],
  ["a code", { autocomplete: "one-time-code" }],
  ["a search", { type: "search" }],
  ["a name that confirms", { dataset: { unkept: "" } }],
  ["a choice", { type: "radio" }],
  ["a field that is gone", { isConnected: false }],
])("asks about no %s", (_what, over) => {
  const typed = typedText();
  const one = field(over);
  typed.remember([one]);
  one.value = "secret";
  expect(typed.isThere()).toBe(false);
});

it("begins anew when the dialog is opened again", () => {
  const typed = typedText();
  const one = field();
  typed.remember([one]);
  one.value = "x";
  typed.forget();
  expect(typed.isThere()).toBe(false);
});
