import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import type { Client, PurchaseContext } from "./client";
import { encodeInput } from "./encode";
import { endpoint, type InputOf, numbered, type ValueOf } from "./endpoint";
import { describeParams } from "./params";
import { one, single, successAlone } from "./reading/answer";
import { count, need, text } from "./reading/field";
import { oneOf, onlyYes, requiredIf, yesNo } from "./reading/value";

const sample = endpoint("hosting.Sample", {
  effect: "purchase",
  input: z.object({
    name: z.string(),
    kind: oneOf({ enterprise: "O", person: "I" }),
    dns: yesNo("1", "0").optional(),
    gift: onlyYes("Y").optional(),
    servers: z.array(z.string()).optional(),
    pages: z.array(z.string()).optional(),
    place: requiredIf("the kind is person", z.string()),
  }),
  wire: { name: "pdtnme", servers: numbered("dns", 3, 1), pages: "defaultpage" },
  commas: ["pages"],
  output: one({ id: ["sn", need(text)], sizeMb: ["size", count] }),
  codes: { 1: "rejected:taken", 2: "unknown:failed", 3: "ours:blocked" },
});

describe("a row", () => {
  it("writes words as the wire wants them", () => {
    const input = {
      name: "a",
      kind: "person",
      dns: false,
      gift: true,
      servers: ["x", "y"],
      pages: ["p", "q"],
    } as const;
    expect(encodeInput(sample as never, input)).toEqual({
      query: [
        ["pdtnme", "a"],
        ["kind", "I"],
        ["dns", "0"],
        ["gift", "Y"],
        ["dns1", "x"],
        ["dns2", "y"],
        ["defaultpage", "p,q"],
      ],
      body: [],
    });
    expect(sample.path).toBe("/hosting/Sample.aspx");
    expect(describeParams(sample as never).map(({ name, required }) => [name, required])).toEqual([
      ["pdtnme", true],
      ["kind", true],
      ["dns", false],
      ["gift", false],
      ["dns1", true],
      ["dns2", false],
      ["dns3", false],
      ["defaultpage", false],
      ["place", "conditional"],
    ]);
  });

  it("gives callers its types: input, value, names of codes, and a context where money is spent", () => {
    expectTypeOf<InputOf<typeof sample>["kind"]>().toEqualTypeOf<"enterprise" | "person">();
    expectTypeOf<ValueOf<typeof sample>>().toEqualTypeOf<{ id: string; sizeMb: number | null }>();
    const read = endpoint("a.b", { effect: "read", input: z.object({}), output: single(need(text)), codes: {} });
    const check = async (client: Client, context: PurchaseContext) => {
      const outcome = await client.call(sample, { name: "a", kind: "person" }, context);
      if (outcome.kind === "rejected") expectTypeOf(outcome.name).toEqualTypeOf<"taken">();
      if (outcome.kind === "ours") expectTypeOf<"blocked">().toExtend<typeof outcome.name>();
      if (outcome.kind === "ok") expectTypeOf(outcome.value.id).toEqualTypeOf<string>();
      await client.call(read, {});
      // @ts-expect-error a purchase needs its context
      await client.call(sample, { name: "a", kind: "person" });
      // @ts-expect-error no such word
      await client.call(sample, { name: "a", kind: "O" }, context);
    };
    expect(check).toBeTypeOf("function");
    endpoint("a.c", {
      effect: "read",
      input: z.object({ a: z.string() }),
      // @ts-expect-error wire names are for keys of the input
      wire: { nope: "x" },
      output: successAlone,
      codes: {},
    });
    // @ts-expect-error a code is sorted
    endpoint("a.d", { effect: "read", input: z.object({}), output: successAlone, codes: { 1: "taken" } });
  });
});
