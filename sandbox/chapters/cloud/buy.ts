import { type Call, type Handler, Raw, refuse } from "../../http/call";
import { priceText } from "../../selling/product-price";
import { sellTo } from "../../selling/sell";
import { isPeriod, type Period } from "../../world/periods";
import { slashTime } from "../../world/write-dates";
import { randomPort } from "./address";
import {
  BANDWIDTH_MBPS,
  CPUS,
  DISK_GB,
  findSystem,
  inRange,
  isPlace,
  listed,
  MEMORIES_MB,
  MOST_RAM_MB_AT_32_BITS,
  PERIODS,
  ROOMS,
  SYSTEMS,
} from "./offer";
import {
  type CloudConfiguration,
  cloudSystemOf,
  cloudTermFen,
  readCount,
  refuseMissingPrices,
  termEnd,
} from "./prices";

const FIRST_NUMBER = 10_001_024;
const FIRST_NAME = 262_491;

/** 八, 1. The printed answer is cut off inside its list; with `misprints` this one is, too. */
export const cloudlist: Handler = {
  handle({ settings }) {
    const rangeRow = (range: typeof DISK_GB | typeof BANDWIDTH_MBPS) => [
      { Minval: String(range.min), Maxval: String(range.max), step: String(range.step) },
    ];
    const offered = {
      CPUInfo: CPUS.map((cpu) => ({ CPU: String(cpu) })),
      RAMInfo: MEMORIES_MB.map((ram) => ({ RAM: String(ram) })),
      HDInfo: rangeRow(DISK_GB),
      BandWidth: rangeRow(BANDWIDTH_MBPS),
      OS: SYSTEMS.map(({ name, value }) => ({ systemName: name, systemValue: value })),
      PlaceInfo: Object.entries(ROOMS)
        .filter(([place]) => !settings.cloudClosedRooms.includes(place))
        .map(([place, room]) => ({ Place: room.name, Placeval: place })),
      TimetypeInfo: PERIODS.map(([Tmeval, TmeNme]) => ({ Tmeval, TmeNme })),
    };
    return settings.warts === "misprints" ? new Raw(`[${JSON.stringify(offered).slice(0, -1)}`) : [offered];
  },
};

interface Order extends CloudConfiguration {
  period: Period;
  count: number;
}

/** Reads the parameters of BuyCloud and getPrice; refuses a wrong one with its code. */
function readOrder(call: Call): Order {
  const { params } = call;
  const cpu = listed(params.text("cpu"), CPUS) ?? refuse("17001");
  const ramMb = listed(params.text("ram"), MEMORIES_MB) ?? refuse("17002");
  const diskGb = inRange(params.text("HD"), DISK_GB) ?? refuse("17003");
  const bandwidthMbps = inRange(params.text("BD"), BANDWIDTH_MBPS) ?? refuse("17004");
  const os = cloudSystemOf(call, params.text("os")) ?? refuse("17005");
  const place = params.text("place");
  if (!isPlace(place)) return refuse("17006");
  const period = params.text("tmetpe");
  const count = readCount(params.text("years"));
  if (!isPeriod(period) || count === null) return refuse("17007");
  if (findSystem(os)?.bits === 32 && ramMb > MOST_RAM_MB_AT_32_BITS) refuse("17008");
  return { cpu, ramMb, diskGb, bandwidthMbps, place, os, period, count };
}

/** 八, 2: charges and makes a name. CreateHost makes the server itself. */
export const buyCloud: Handler = {
  handle(call) {
    const { world, nowMs, warts, settings } = call;
    const { period, count, ...of } = readOrder(call);
    if (settings.cloudClosedRooms.includes(of.place) || settings.cloudPricesMissing.length > 0) refuse("17009");
    const id = Number(world.nextNumber("nextId"));
    const name = `S${FIRST_NAME + id}`;
    const saleId = sellTo(call, name, cloudTermFen(of, period, count));
    const expiresAtMs = termEnd(nowMs, period, count);
    const platformPassword = `P${randomPort(`${name}|platform`)}${randomPort(`${name}|${nowMs}`)}`.slice(0, 8);
    world.cloudHosts.put(name, {
      ...of,
      name,
      number: String(FIRST_NUMBER + id),
      platformPassword,
      systemPassword: "",
      boughtAtMs: nowMs,
      expiresAtMs,
      period,
      state: "not created",
      task: null,
      broken: "",
      address: null,
      extraAddresses: [],
      remotePort: findSystem(of.os)?.kind === "windows" ? randomPort(`${name}|port`) : 22,
      filingCode: ROOMS[of.place].mainland ? `BA${randomPort(`${name}|icp`)}${id}` : "",
      snapshotAtMs: null,
      domains: [],
      by: "api",
      saleId,
    });
    return [
      {
        cloudNo: String(FIRST_NUMBER + id),
        cloudname: name,
        cloudpass: platformPassword,
        regtme: slashTime(nowMs, warts),
        exptme: slashTime(expiresAtMs, warts),
      },
    ];
  },
};

/** 八, 25 */
export const getCloudPrice: Handler = {
  handle(call) {
    const { period, count, ...of } = readOrder(call);
    if (call.settings.cloudClosedRooms.includes(of.place)) refuse("17011");
    refuseMissingPrices(call);
    return priceText(cloudTermFen(of, period, count));
  },
};
