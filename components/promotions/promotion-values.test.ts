import { describe, expect, it } from "vitest";
import { promotionFields } from "@/lib/promotions/contract";
import { newPromotionValues, promotionInput, promotionValues, randomCode } from "./promotion-values";

const start = { ...newPromotionValues("2026-12-03"), code: "spring-20", offPercent: "20" };
const read = (change: Partial<typeof start>) => promotionFields.safeParse(promotionInput({ ...start, ...change }));

describe("what staff type for a discount code", () => {
  it("is the input of the contract, and the same when it is shown again", () => {
    const typed = { ...start, suffixes: "com, .CN，.net", actions: "purchase\nrenew", mostUses: "50" };
    const fields = promotionFields.parse(promotionInput(typed));
    expect(fields).toMatchObject({ code: "SPRING-20", offPercent: 20, offFen: null, mostUses: 50, endsOn: null });
    expect(fields).toMatchObject({ suffixes: [".com", ".cn", ".net"], actions: ["purchase", "renew"] });
    expect(promotionFields.parse(promotionInput(promotionValues(fields)))).toEqual(fields);
    const sum = promotionFields.parse(promotionInput({ ...start, kind: "sum", offFen: "12.50" }));
    expect(sum).toMatchObject({ offPercent: null, offFen: 1_250n });
    expect(promotionValues(sum).offFen).toBe("12.50");
  });

  it("may be written as a Chinese input method writes it, and name a suffix twice", () => {
    const typed = {
      code: "　ｓｐｒｉｎｇ－20 ",
      offPercent: "２０％",
      mostUses: "１,０００",
      suffixes: "。中国；COM .com",
    };
    expect(read(typed).data).toMatchObject({
      code: "SPRING-20",
      offPercent: 20,
      mostUses: 1_000,
      suffixes: [".中国", ".com"],
    });
  });

  it("is refused at the field that is wrong", () => {
    const wrong = (change: Partial<typeof start>) => read(change).error?.issues.map(({ path }) => path[0]);
    expect(read({}).success).toBe(true);
    expect(wrong({ code: "a b" })).toEqual(["code"]);
    expect(wrong({ offPercent: "" })).toEqual(["offPercent"]);
    expect(wrong({ offPercent: "91" })).toEqual(["offPercent"]);
    expect(wrong({ kind: "sum", offFen: "zehn" })).toEqual(["offFen"]);
    expect(wrong({ mostUses: "0" })).toEqual(["mostUses"]);
    expect(wrong({ endsOn: "morgen" })).toEqual(["endsOn"]);
  });
});

it("a random code is one that may be entered", () => {
  for (let round = 0; round < 50; round++) expect(read({ code: randomCode() }).success).toBe(true);
});
