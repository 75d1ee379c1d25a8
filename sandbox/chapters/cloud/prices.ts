import { type Call, refuse } from "../../http/call";
import { type ProductPrices, priceText, refusePrice } from "../../selling/product-price";
import { addMonths, isPeriod, monthsOf, type Period } from "../../world/periods";
import { heldHost } from "./held-host";
import { BANDWIDTH_MBPS, CPUS, DISK_GB, findSystem, inRange, isPlace, listed, MEMORIES_MB } from "./offer";
import type { CloudHost, Place } from "./rows";

/** The one table of prices, in fen a month: 1 core, 1 GB, 50 GB, 1 Mbps with Windows in Shanghai is the manual's ¥236. */
const MONTHLY_FEN = {
  core: 4_600n,
  ramPer512Mb: 3_000n,
  diskPer10Gb: 1_000n,
  bandwidthPerMbps: 5_000n,
  windows: 3_000n,
  address: 3_000n,
} as const;
const ROOM_PERCENT: Readonly<Record<Place, bigint>> = { "1": 100n, "2": 130n, "3": 140n, "4": 120n };
/** A half-year costs five and a half months, a year ten. */
const PERIOD_PERCENT: Readonly<Record<Period, bigint>> = { "2": 100n, "4": 550n, "5": 1_000n };
const DAY_MS = 86_400_000;

export interface CloudConfiguration {
  cpu: number;
  ramMb: number;
  diskGb: number;
  bandwidthMbps: number;
  place: Place;
  os: string;
}

export function monthlyFen(of: CloudConfiguration, addresses = 0): bigint {
  const windows = findSystem(of.os)?.kind === "windows" ? MONTHLY_FEN.windows : 0n;
  const plain =
    MONTHLY_FEN.core * BigInt(of.cpu) +
    (MONTHLY_FEN.ramPer512Mb * BigInt(of.ramMb)) / 512n +
    (MONTHLY_FEN.diskPer10Gb * BigInt(of.diskGb)) / 10n +
    MONTHLY_FEN.bandwidthPerMbps * BigInt(of.bandwidthMbps) +
    windows +
    MONTHLY_FEN.address * BigInt(addresses);
  return (plain * ROOM_PERCENT[of.place]) / 100n;
}

export function cloudTermFen(of: CloudConfiguration, period: Period, count: number, addresses = 0): bigint {
  return (monthlyFen(of, addresses) * PERIOD_PERCENT[period] * BigInt(count)) / 100n;
}

/** A price per month for the days that are left, in thirtieths; a day that has begun counts. */
export function restOfTermFen(moreFen: bigint, host: CloudHost, nowMs: number): bigint {
  const days = BigInt(Math.max(1, Math.ceil((host.expiresAtMs - nowMs) / DAY_MS)));
  return (moreFen * days + 29n) / 30n;
}

/** The number of periods in `years`; 1 when it is left out, null when it is malformed. */
export function readCount(text: string): number | null {
  if (text === "") return 1;
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 36 ? Number(text) : null;
}

/** getProductPrice and getRenewPrice, type 2. 0 for what is not offered. */
export const cloudPrices: ProductPrices = {
  buy(call) {
    const { params } = call;
    const cpu = listed(params.text("cpu"), CPUS);
    const ramMb = listed(params.text("ram"), MEMORIES_MB);
    const diskGb = inRange(params.text("hd"), DISK_GB);
    const bandwidthMbps = inRange(params.text("bd"), BANDWIDTH_MBPS);
    const place = params.text("place");
    const os = cloudSystemOf(call, params.text("os"));
    const period = params.text("tmetpe");
    if (cpu === null || ramMb === null || diskGb === null || bandwidthMbps === null) return "0";
    if (!isPlace(place) || os === null || call.settings.cloudPricesMissing.length > 0) return "0";
    if (!isPeriod(period)) return refusePrice(call, "时间类型错误");
    const of = { cpu, ramMb, diskGb, bandwidthMbps, place, os };
    return priceText(cloudTermFen(of, period, readCount(params.text("years")) ?? 1));
  },
  renew(call, name) {
    const host = heldHost(call.world.cloudHosts.seen(name.toUpperCase(), call.nowMs), call.nowMs);
    const period = call.params.text("tmetpe") || "5";
    if (!host || !isPeriod(period)) return "0";
    const count = readCount(call.params.text("years")) ?? 1;
    return priceText(cloudTermFen(host, period, count, host.extraAddresses.length));
  },
};

/** The system: one of the list, or the name of a server of the account, whose image is used. */
export function cloudSystemOf(call: Call, text: string): string | null {
  if (findSystem(text)) return text;
  const host = heldHost(call.world.cloudHosts.get(text.toUpperCase()), call.nowMs);
  return host ? `image:${host.name}` : null;
}

/** Refuses with the code of the first part whose price the settings hide, in the order of the manual's codes. */
export function refuseMissingPrices(call: Call): void {
  const codes = { os: "17013", hd: "17014", bd: "17015", cpu: "17016", ram: "17017", ip: "17018" } as const;
  for (const part of call.settings.cloudPricesMissing) refuse(codes[part]);
}

/** The end of a term that begins at `fromMs`. */
export function termEnd(fromMs: number, period: Period, count: number): number {
  return addMonths(fromMs, monthsOf(period, count));
}
