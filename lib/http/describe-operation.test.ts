import { expect, it } from "vitest";
import { z } from "zod";
import { contract, fenText } from "./contract";
import { describeOperation } from "./describe-operation";

const quote = contract({
  method: "POST",
  path: "/api/v1/quotes",
  summary: "A price.",
  access: "anyone",
  input: z.union([
    z.object({ action: z.literal("purchase"), name: z.string(), years: z.int().optional() }),
    z.object({ action: z.literal("transfer"), name: z.string(), secret: z.string() }),
    z.object({ action: z.enum(["renew", "upgrade"]), name: fenText, items: z.array(z.object({ id: z.string() })) }),
  ]),
  output: z.object({}),
});

it("shows what one of several forms of a body has: all values, and as required what all of them require", () => {
  const { body } = describeOperation(quote, "any");
  expect(body).toEqual([
    { path: "action", type: "purchase | transfer | renew | upgrade", required: true },
    { path: "name", type: "string", required: true },
    { path: "years", type: "integer", required: false },
    { path: "secret", type: "string", required: false },
    { path: "items", type: "object[]", required: false },
    { path: "items[].id", type: "string", required: true },
  ]);
});
