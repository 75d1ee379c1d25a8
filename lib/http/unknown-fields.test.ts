import { expect, it } from "vitest";
import { z } from "zod";
import { unknownFields } from "./unknown-fields";

const edit = z.discriminatedUnion("op", [
  z.object({ op: z.literal("delete"), id: z.string() }),
  z.object({ op: z.literal("add"), record: z.object({ host: z.string() }) }),
]);
const schema = z
  .object({
    name: z.string().optional(),
    edits: z.array(edit).readonly().default([]),
    config: z.record(z.string(), z.string()).default({}),
    own: z.strictObject({ a: z.string() }).nullish(),
    any: z.looseObject({}).optional(),
  })
  .refine(() => true);

it.each([
  [{ name: "x", config: { whatever: "1" }, any: { else: 1 } }, []],
  [{ name: "x", year: 2, sate: "x" }, [["", "year, sate"]]],
  [
    {
      edits: [
        { op: "delete", id: "1" },
        { op: "add", record: { host: "a", prio: 5 } },
      ],
    },
    [["edits.1.record", "prio"]],
  ],
  [{ edits: [{ op: "delete", id: "1", record: { host: "a" } }] }, [["edits.0", "record"]]],
  // Refused by the schema itself.
  [{ own: { a: "x", b: 1 } }, []],
  [JSON.parse('{"__proto__":{"a":1},"constructor":1}'), [["", "__proto__, constructor"]]],
])("finds in %j what would be left out in silence", (value, found) => {
  expect(unknownFields(schema, value)).toEqual(found);
});
