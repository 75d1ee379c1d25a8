import { z } from "zod";
import { endpoint } from "../endpoint";
import { one, single, successAlone } from "../reading/answer";
import { count, need, plain, price, states, text, when } from "../reading/field";
import { firstOf, nestedList } from "../reading/nested";
import { coupon } from "../reading/value";
import { amountOf, cloudName, cloudPeriod, periodCount, roomValue, systemValue } from "./cloud-values";

/** 八、橙云主机, 1, 2, 19–22, 25: options, prices, purchase, upgrade, addresses, renewal. */

/** Whole numbers from min to max in steps. */
const range = { min: ["minval", need(count)], max: ["maxval", need(count)], step: ["step", need(count)] } as const;

const periods = states({ "2": "month", "4": "half_year", "5": "year" });

/** Everything that can be configured now. Manual: 八, 1. */
export const listCloudOptions = endpoint("cloud.cloudlist", {
  effect: "read",
  input: z.object({}),
  output: one({
    cpus: ["cpuinfo", nestedList({ cores: ["cpu", need(count)] })],
    memories: ["raminfo", nestedList({ ramMb: ["ram", need(count)] })],
    diskGb: ["hdinfo", firstOf(range)],
    bandwidthMbps: ["bandwidth", firstOf(range)],
    systems: ["os", nestedList({ name: ["systemname", need(text)], value: ["systemvalue", need(text)] })],
    rooms: ["placeinfo", nestedList({ name: ["place", need(text)], value: ["placeval", need(text)] })],
    periods: ["timetypeinfo", nestedList({ name: ["tmenme", need(text)], period: ["tmeval", periods] })],
  }),
  codes: {},
});

const configuration = {
  cpu: amountOf(1024),
  ramMb: amountOf(4_194_304),
  diskGb: amountOf(1_048_576),
  bandwidthMbps: amountOf(100_000),
  room: roomValue,
  system: systemValue,
  period: cloudPeriod,
  count: periodCount,
};

const configurationWire = {
  ramMb: "ram",
  diskGb: "HD", // capitals here, small letters in getProductPrice
  bandwidthMbps: "BD",
  room: "place",
  system: "os",
  period: "tmetpe",
  count: "years",
} as const;

const configurationCodes = {
  10014: "ours:agent_name_missing",
  17001: "rejected:cpu_invalid",
  17002: "rejected:memory_invalid",
  17003: "rejected:disk_invalid",
  17004: "rejected:bandwidth_invalid",
  17005: "rejected:system_invalid",
  17006: "rejected:room_invalid",
  17007: "rejected:period_invalid",
  17008: "rejected:product_invalid", // "产品信息错误": the order was not understood, so it was not placed
} as const;

/**
 * Buys a server; the upstream makes its name. Spends the agent balance. The server does not exist until `openCloud`:
 * only the right to open it is bought. No other call answers the name, so a lost answer can't be found by a read.
 * Manual: 八, 2.
 */
export const buyCloud = endpoint("cloud.BuyCloud", {
  effect: "purchase",
  input: z.object({ ...configuration, coupon: coupon.optional(), voucher: coupon.optional() }),
  wire: { ...configurationWire, coupon: "signature", voucher: "voucherid" },
  output: one({
    number: ["cloudno", text],
    name: ["cloudname", need(text)],
    platformPassword: ["cloudpass", plain], // called system password here; CreateHost shows it as platformpassword
    boughtAt: ["regtme", when],
    expiresAt: ["exptme", when],
  }),
  codes: {
    ...configurationCodes,
    17009: "unknown:purchase_failed", // "购买失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});

/** What a configuration costs us, in fen, for the whole term; null when the upstream finds no price. Manual: 八, 25. */
export const readCloudPrice = endpoint("cloud.getPrice", {
  effect: "read",
  input: z.object(configuration),
  wire: configurationWire,
  output: single(price),
  codes: {
    ...configurationCodes,
    17009: "unknown:purchase_failed", // copied from BuyCloud
    17011: "rejected:room_closed",
    17013: "unknown:system_price_unreadable",
    17014: "unknown:disk_price_unreadable",
    17015: "unknown:bandwidth_price_unreadable",
    17016: "unknown:cpu_price_unreadable",
    17017: "unknown:memory_price_unreadable", // "host state invalid" in upgradeCloud
    17018: "unknown:address_price_unreadable",
  },
});

/** How much can still be added to a server; amounts to add, not new totals. Manual: 八, 19. */
export const readCloudUpgrades = endpoint("cloud.getUpgradelist", {
  effect: "read",
  input: z.object({ name: cloudName }),
  wire: { name: "cloudname" },
  output: one({
    cpu: ["cpuinfo", firstOf(range)],
    ramMb: ["raminfo", firstOf(range)],
    diskGb: ["hdinfo", firstOf(range)],
    bandwidthMbps: ["bdinfo", firstOf(range)],
  }),
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    17110: "rejected:server_unreadable",
  },
});

/**
 * Adds to a server that is shut down and has no snapshot. Spends the agent balance. The numbers are amounts to add:
 * the text does not say so, but the ranges of `readCloudUpgrades` begin at 0. Manual: 八, 20.
 */
export const upgradeCloud = endpoint("cloud.upgradeCloud", {
  effect: "purchase",
  input: z
    .object({
      name: cloudName,
      cpu: configuration.cpu,
      ramMb: configuration.ramMb,
      diskGb: configuration.diskGb,
      bandwidthMbps: configuration.bandwidthMbps,
    })
    .refine((added) => added.cpu + added.ramMb + added.diskGb + added.bandwidthMbps > 0, {
      path: ["cpu"],
      error: "upstream.nothing_added",
    }),
  wire: { name: "cloudname", cpu: "CPUNum", ramMb: "RAMNum", diskGb: "HDNum", bandwidthMbps: "BDNum" },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    17001: "rejected:cpu_invalid",
    17002: "rejected:memory_invalid",
    17003: "rejected:disk_invalid",
    17004: "rejected:bandwidth_invalid",
    17017: "rejected:state_invalid", // "memory price unreadable" in getPrice
    17127: "rejected:snapshot_exists",
    17128: "rejected:not_shut_down",
    17110: "rejected:server_unreadable",
    17129: "rejected:cpu_exhausted", // the message ends with what is left, in square brackets
    17130: "rejected:memory_exhausted",
    17131: "rejected:disk_exhausted",
    17132: "rejected:bandwidth_exhausted",
    17133: "unknown:upgrade_failed", // "升级失败": may come after the charge
  },
});

/**
 * Buys one more address for a server that is shut down and has no snapshot. Spends the agent balance; the manual has
 * no price for it. Manual: 八, 21.
 */
export const buyCloudAddress = endpoint("cloud.buyip", {
  effect: "purchase",
  input: z.object({ name: cloudName }),
  wire: { name: "cloudname" },
  output: one({
    name: ["cloudname", text],
    address: ["ipaddress", need(text)],
    netmask: ["netmask", text],
    gateway: ["router", text],
    freeDomain: ["freedomain", text],
  }),
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    17134: "rejected:addresses_exhausted",
    17107: "rejected:state_invalid",
    17135: "rejected:snapshot_exists",
    17136: "rejected:not_shut_down",
    17137: "unknown:address_purchase_failed", // "购买 IP 失败": may come after the charge
    10021: "ours:agent_balance",
  },
});

/**
 * Renews for months, half-years or years. Spends the agent balance; a second renewal is not refused. Manual: 八, 22.
 */
export const renewCloud = endpoint("cloud.renewalCloud", {
  effect: "purchase",
  input: z.object({
    name: cloudName,
    period: cloudPeriod,
    count: periodCount,
    coupon: coupon.optional(),
    voucher: coupon.optional(),
  }),
  wire: {
    name: "cloudname",
    period: "timetype", // the table's spelling; the example sends tmetpe
    count: "years",
    coupon: "signature",
    voucher: "voucherid",
  },
  variants: { cloud_renewal_period: { example: { wire: { period: "tmetpe" } } } },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    17007: "rejected:period_invalid",
    17008: "rejected:product_invalid",
    10021: "ours:agent_balance",
    17126: "unknown:renewal_failed", // "续费失败": may come after the charge
    10042: "ours:coupon_missing",
    10043: "ours:coupon_unusable",
    10046: "ours:voucher_missing",
  },
});
