import { describe, expect, it } from "vitest";
import { sandboxCosts } from "@/lib/pricing/sandbox-costs";
import { type Config, checkFields, settleDraft } from "../form";
import { quoteEdition } from "../quote-edition";
import { editionsAbove, QITUIBAO_FAMILIES, qituibaoForm, qituibaoUpgradeForm } from "./form";

const fieldsOf = (draft: Config) => qituibaoForm.fields({} as never, draft);
const ids = (draft: Config) => fieldsOf(draft).map(({ id }) => id);
const costs = (key: string) =>
  sandboxCosts.find((row) => row.productLine === "qituibao" && row.key === key)?.costFen ?? null;

describe("the order form", () => {
  it("asks for a contact, or for a website and its keywords, by the family", () => {
    for (const family of ["trade", "all_round"]) {
      expect(ids({ family })).toEqual(expect.arrayContaining(["company", "mobile", "email"]));
      expect(ids({ family })).not.toContain("keyword");
    }
    expect(ids({ family: "promotion" })).toEqual(expect.arrayContaining(["company", "domain", "keyword"]));
    expect(ids({ family: "promotion" })).not.toContain("mobile");
  });

  it("offers the editions of the family alone, and each has a price", async () => {
    for (const [family, editions] of Object.entries(QITUIBAO_FAMILIES)) {
      const draft = settleDraft(fieldsOf, { family, edition: "trade_entry" });
      expect(editions).toContain(draft.edition);
      for (const edition of editions) {
        const cost = await quoteEdition(undefined as never, { config: { family, edition }, years: 2 }, costs);
        expect(cost, edition).toBe((costs(`edition.${edition}`) ?? 0n) * 2n);
        expect(cost).toBeGreaterThan(0n);
      }
    }
  });

  it.each([
    ["company", "杭州青禾茶业有限公司", undefined],
    ["company", "青禾,茶业", "pattern"],
    ["mobile", "13800138000", undefined],
    ["mobile", "05718888888", "pattern"],
    ["mobile", "138-0013-8000", "pattern"],
    ["mobile", "+86 138 0013 8000", "pattern"],
    ["email", "office@qinghe", "pattern"],
    ["telephone", "", undefined],
    ["telephone", "5719", "pattern"],
  ])("the field %s with %s has the fault %s", (id, value, fault) => {
    expect(checkFields(fieldsOf({ family: "trade" }), { [id]: value }).faults[id]).toBe(fault);
  });
});

describe("an upgrade", () => {
  it("leads to the larger editions of the family that are listed", () => {
    const from = (edition: string, ...numbers: string[]) => editionsAbove(numbers, { edition });
    expect(from("trade_entry", "2", "3")).toEqual(["trade_standard", "trade_flagship"]);
    expect(from("trade_standard", "1", "2", "3")).toEqual(["trade_flagship"]);
    expect(from("promotion_entry", "2")).toEqual(["promotion_standard"]);
    // The manual leaves open whether the list counts as the upgrade does, or as the order does.
    expect(from("promotion_entry", "5")).toEqual(["promotion_standard"]);
    expect(from("all_round_entry", "7", "8")).toEqual(["all_round_standard", "all_round_flagship"]);
    expect(from("", "2")).toEqual([]);
    const [field] = qituibaoUpgradeForm.fields(["3"] as never, {}, { edition: "all_round_entry" });
    expect(field).toMatchObject({ choices: [{ value: "all_round_flagship" }] });
  });
});
