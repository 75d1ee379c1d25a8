import { describe, expect, it } from "vitest";
import { cdnPriceFen } from "@/sandbox/chapters/cdn/products";
import { sandboxCosts } from "../../pricing/sandbox-costs";
import { TERMS } from "../cloud/terms";
import { type Config, checkFields, settleDraft } from "../form";
import type { Call } from "../reading";
import { monthsOf } from "../term";
import { cdnForm, cdnUpgradeForm, trafficOf } from "./form";
import { quoteCdn, quoteCdnUpgrade } from "./quote";

const noCall: Call = () => {
  throw new Error("asks nobody");
};
const costs = (key: string) =>
  sandboxCosts.find((row) => row.productLine === "cdn" && row.key === key)?.costFen ?? null;
const upgradeOf = (current: Config, draft: Config) =>
  settleDraft((one) => cdnUpgradeForm.fields({}, one, current), draft);

describe("the order form", () => {
  it("never makes 100 TB of 100 GB when the unit is changed", () => {
    const draft = settleDraft((one) => cdnForm.fields({}, one), { unit: "gigabytes", gigabytes: 100 });
    expect(settleDraft((one) => cdnForm.fields({}, one), { ...draft, unit: "terabytes" })).toEqual({
      unit: "terabytes",
      terabytes: 1,
    });
  });

  it("refuses more than the upstream sells", () => {
    const asked = { unit: "terabytes", terabytes: 1025 };
    expect(checkFields(cdnForm.fields({}, asked), asked).faults).toEqual({ terabytes: "amount" });
  });

  it.each(TERMS)("costs what the sandbox charges for $years years and $months months", async (term) => {
    for (const [unit, letter] of [
      ["gigabytes", "G"],
      ["terabytes", "T"],
    ] as const) {
      const [period, count] =
        term.months === 6
          ? (["4", 1] as const)
          : term.months === 0
            ? (["5", term.years] as const)
            : (["2", monthsOf(term)] as const);
      const config = { unit, [unit]: 7 };
      expect(await quoteCdn(noCall, { config, ...term }, costs)).toBe(cdnPriceFen(letter, 7, period, count));
    }
  });
});

describe("the upgrade form", () => {
  it("only grows, in GB or to TB", () => {
    const current = { unit: "gigabytes", gigabytes: 100 };
    expect(upgradeOf(current, {})).toEqual({ unit: "gigabytes", gigabytes: 101 });
    expect(upgradeOf(current, { unit: "terabytes" })).toEqual({ unit: "terabytes", terabytes: 1 });
    expect(upgradeOf({ unit: "gigabytes", gigabytes: 1000 }, { unit: "terabytes" })).toEqual({
      unit: "terabytes",
      terabytes: 2,
    });
    expect(upgradeOf({ unit: "terabytes", terabytes: 3 }, { unit: "gigabytes" })).toEqual({
      unit: "terabytes",
      terabytes: 4,
    });
    expect(upgradeOf({ unit: "gigabytes", gigabytes: 1024 }, {})).toEqual({ unit: "terabytes", terabytes: 2 });
  });

  it("refuses the most there is", () => {
    const most = { unit: "terabytes", terabytes: 1024 };
    expect(cdnUpgradeForm.check?.({}, upgradeOf(most, {}), most)).toEqual({ terabytes: "unchanged" });
  });

  it("costs the difference for the days that are left, and a begun day is a whole one", async () => {
    const now = new Date("2026-11-01T00:00:00Z");
    const upgrade = (before: Config, config: Config, days: number) =>
      quoteCdnUpgrade(
        noCall,
        { name: "cdn1", displayName: "", before, config, expiresAt: new Date(now.getTime() + days * 86_400_000) },
        costs,
        now,
      );
    const before = { unit: "gigabytes", gigabytes: 100 };
    expect(await upgrade(before, { unit: "gigabytes", gigabytes: 200 }, 30)).toBe(3_000n);
    expect(await upgrade(before, { unit: "terabytes", terabytes: 1 }, 14.5)).toBe(8_500n);
    expect(await upgrade(before, { unit: "gigabytes", gigabytes: 100 }, 30)).toBeNull();
    expect(await upgrade(before, { unit: "gigabytes", gigabytes: 200 }, -1)).toBeNull();
  });
});

it("the unit of a configuration decides which amount counts", () => {
  expect(trafficOf({ unit: "terabytes", gigabytes: 100, terabytes: 2 })).toEqual({ unit: "terabytes", multiple: 2 });
});
