import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkChoices, chooseVariants } from "./choose-variants";
import { encodeInput } from "./encode";
import { type AnyRow, endpoint } from "./endpoint";
import { successAlone } from "./reading/answer";
import { oneOf } from "./reading/value";

const row = endpoint("bcc.Sample", {
  effect: "write",
  input: z.object({ name: z.string(), kind: oneOf({ enterprise: "O", person: "I" }) }),
  wire: { name: "pdtnme", kind: "usertype" },
  variants: {
    product_name: { table: { wire: { name: "pdtname" } } },
    user_type: { digits: { values: { kind: { O: "0", I: "1" } } } },
    address: { example: { path: "/bcc/Other.aspx" } },
  },
  output: successAlone,
  codes: {},
}) as unknown as AnyRow;
const input = { name: "n1", kind: "person" };

describe("a row that the manual leaves open", () => {
  it("is itself while nothing is chosen, and for settings of other rows", () => {
    expect(chooseVariants(row, {})).toBe(row);
    expect(chooseVariants(row, { user_type: "default", elsewhere: "x" })).toBe(row);
    expect(encodeInput(row, input).query).toEqual([
      ["pdtnme", "n1"],
      ["usertype", "I"],
    ]);
  });

  it("takes address, names and values of the chosen readings, and keeps its own checks", () => {
    const chosen = chooseVariants(row, { product_name: "table", user_type: "digits", address: "example" });
    expect(chosen.path).toBe("/bcc/Other.aspx");
    expect(encodeInput(chosen, input).query).toEqual([
      ["pdtname", "n1"],
      ["usertype", "1"],
    ]);
    expect(() => encodeInput(chosen, { ...input, kind: "1" })).toThrow();
    expect(row.path).toBe("/bcc/Sample.aspx");
  });

  it("knows no other settings and words than those of the rows", () => {
    expect(checkChoices([row], { user_type: "digits", address: "default" }).get("product_name")).toEqual(
      new Set(["table"]),
    );
    expect(() => checkChoices([row], { user_tpye: "digits" })).toThrow(/user_tpye/);
    expect(() => checkChoices([row], { user_type: "letters" })).toThrow(/default or digits/);
  });
});
