import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listPricesContract } from "@/lib/offers/contract";
import { readPrices } from "./prices";

const com = {
  suffix: ".com",
  group: "common",
  minYears: 1,
  realNameRequired: false,
  blurbZh: "第一选择",
  blurbEn: "First choice",
  registerFen: "7500",
  renewFen: "8500",
  transferFen: null,
} as const;

describe("readPrices", () => {
  it("reads what the contract answers", () => {
    const body = { suffixes: [com, { ...com, suffix: ".net", registerFen: null }], total: 312 };
    expect(z.safeParse(listPricesContract.output, body).success).toBe(true);
    expect(readPrices(body, "en")).toEqual({
      suffixes: [
        {
          suffix: ".com",
          minYears: 1,
          registerFen: "7500",
          renewFen: "8500",
          transferFen: null,
          blurb: "First choice",
        },
      ],
      total: 312,
    });
    expect(readPrices({ suffixes: [{ ...com, minYears: 10 }], total: 1 }, "en")?.suffixes[0]?.minYears).toBe(10);
  });

  it.each([[null], [{}], [{ suffixes: [], total: 0 }], [{ suffixes: [{ ...com, registerFen: 75 }], total: 1 }]])(
    "has nothing to show of %j",
    (body) => {
      expect(readPrices(body, "zh")).toBeNull();
    },
  );
});
