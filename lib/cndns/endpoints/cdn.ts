import { z } from "zod";
import { commonSentences } from "../codes";
import { endpoint } from "../endpoint";
import { one, successAlone } from "../reading/answer";
import { count, decimal, fen, plain, states, text, when } from "../reading/field";
import { boughtName } from "../reading/order-answer";
import { coupon } from "../reading/value";
import { cdnMultiple, cdnName, cdnPeriod, cdnPeriods, cdnUnit } from "./cdn-values";

/**
 * 十八、CDN 产品, 1–3 and 11: buy, renew, upgrade, details. No result codes are printed: a failure is a sentence, which
 * proves nothing unless the manual prints the very same sentence for a code elsewhere (codes.ts).
 */

const paying = { coupon: coupon.optional(), voucher: coupon.optional() };
const payingWire = { coupon: "signature", voucher: "voucherid" } as const;

/**
 * Buys traffic: a multiple of 1 GB or 1 TB for some periods (one year when left out). Spends the agent balance. The
 * upstream makes the name, and no other call answers it. Manual: 十八, 1.
 */
export const buyCdn = endpoint("cdn.CreateCDN", {
  effect: "purchase",
  input: z.object({
    unit: cdnUnit,
    multiple: cdnMultiple,
    periods: cdnPeriods.optional(),
    period: cdnPeriod.optional(),
    ...paying,
  }),
  wire: { unit: "type", multiple: "base", periods: "years", period: "tmetpe", ...payingWire },
  texts: commonSentences,
  output: boughtName,
  codes: {},
});

/** Renews for whole periods. Spends the agent balance. Manual: 十八, 2. */
export const renewCdn = endpoint("cdn.RenewCDN", {
  effect: "purchase",
  input: z.object({ name: cdnName, periods: cdnPeriods, period: cdnPeriod.optional(), ...paying }),
  wire: { name: "nme", periods: "years", period: "tmetpe", ...payingWire },
  texts: commonSentences,
  output: successAlone,
  codes: {},
});

/**
 * Upgrades in one of three ways: a larger multiple, from GB to TB (the highest), or both. The multiple is the new total,
 * as in an order. Spends the agent balance. Manual: 十八, 3.
 */
export const upgradeCdn = endpoint("cdn.UpgradeCDN", {
  effect: "purchase",
  input: z.union([
    z.object({ name: cdnName, unit: cdnUnit, multiple: cdnMultiple, ...paying }),
    z.object({ name: cdnName, multiple: cdnMultiple, ...paying }),
    z.object({ name: cdnName, unit: cdnUnit.refine((unit) => unit === "terabytes", "upstream.unit"), ...paying }),
  ]),
  wire: { name: "nme", unit: "type", multiple: "base", ...payingWire },
  texts: commonSentences,
  output: successAlone,
  codes: {},
});

export const cdnStates = {
  0: "not_opened",
  1: "running",
  2: "paused",
  3: "processing",
  4: "deleted",
  5: "stopped_by_admin",
  6: "opening",
  7: "expired",
  9: "over_traffic",
} as const;

/** One CDN product. The unit of the used traffic is not said. Manual: 十八, 11. */
export const readCdn = endpoint("cdn.index", {
  effect: "read",
  input: z.object({ name: cdnName, domain: z.string().optional() }),
  wire: { name: "nme", domain: "dme" },
  output: one({
    id: ["_id", text],
    name: [["_nme", "nme"], text],
    unit: ["_prd", states({ g: "gigabytes", t: "terabytes" })],
    multiple: ["_ext1", count],
    periods: ["_years", count],
    period: ["_tmetpe", states({ 1: "day", 2: "month", 4: "half_year", 5: "year" })],
    boughtAt: ["_addtme", when],
    expiresAt: ["_exptme", when],
    daysLeft: ["s_expdays", count], // 0 for a product with 39 days to go in the only example: don't build on it
    state: ["_regstt", states(cdnStates)],
    stateNumber: ["_regstt", count],
    usedTraffic: ["_flow", decimal],
    size: ["_size", text],
    priceFen: ["u_prc", fen],
    password: ["_pss", plain],
    description: ["g_nme", text],
  }),
  codes: {},
});
