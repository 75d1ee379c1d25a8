import fc from "fast-check";
import { expect, it } from "vitest";
import { flatErrors, nestErrors } from "./form-errors";

const step = fc.constantFrom("a", "b", "type", "message", "0", "config");

it("keeps every sentence with its path, however deep the field is", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.array(step, { minLength: 1, maxLength: 3 }), fc.string({ minLength: 1 })), {
        // No path inside another one: a field is a value or a group.
        selector: ([path]) => path[0],
      }),
      (pairs) => {
        const sentences = Object.fromEntries(pairs.map(([path, text]) => [path.join("."), text]));
        expect(flatErrors(nestErrors(sentences))).toEqual(sentences);
      },
    ),
  );
});

it("leaves out what belongs to the whole form", () => {
  expect(flatErrors({ root: { type: "server", message: "No." }, email: { type: "check", message: "Bad." } })).toEqual({
    email: "Bad.",
  });
});
