import { describe, expect, it } from "vitest";
import type { ServerOffer } from "@/lib/cndns/endpoints/server-values";
import { baiduCloud } from "../baidu/cloud";
import type { Call } from "../reading";
import { readServerOptions } from "./options";
import { quoteServerTerm, quoteServerUpgrade } from "./quote";

type Product = ServerOffer["products"][number];

const product = (of: Partial<Product>): Product => ({
  ...{ location: null, system: null, instanceKind: null, instanceId: null, diskKind: null, code: null },
  ...{ priceFen: null, period: "month", periods: 1, size: null, cpu: null, memory: null, disk: null, discount: null },
  ...of,
});
const parts = [
  product({ cpu: 1, priceFen: 2_000n }),
  product({ memory: 1, priceFen: 1_000n }),
  product({ size: 1, priceFen: 500n }),
  product({ diskKind: "ssd", disk: "50", size: 50, priceFen: 3_000n }),
];
const offer = (products: Product[]): ServerOffer => ({
  locations: [
    { id: "1", name: "北京", code: "bj" },
    { id: "2", name: "广州", code: "gz" },
  ],
  systems: [{ id: "m-1", name: "Debian", kind: "linux", location: "bj" }],
  products,
});
const answering =
  (value: ServerOffer, incomplete = false): Call =>
  async () =>
    ({ kind: "ok", value, incomplete }) as never;
const silent: Call = async () => ({ kind: "unknown", reason: "timeout" }) as never;

const config = { location: "1", cpu: 2, ramGb: 4, bandwidthMbps: 3, dataDisks: 1, disk1: "ssd", disk1Gb: 100 };
const quote = (call: Call, over: object = {}) =>
  quoteServerTerm(baiduCloud)(call, { config: { ...config, ...over }, years: 0, months: 3 });

describe("the price of a server", () => {
  it("is the sum of its parts, for each month", async () => {
    expect(await quote(answering(offer(parts)))).toBe(3n * (4_000n + 4_000n + 1_500n + 6_000n));
  });

  it("takes the price of the place before the one of all places, and none of another place", async () => {
    const here = [...parts, product({ cpu: 1, priceFen: 9_000n, location: "bj" })];
    expect(await quote(answering(offer(here)))).toBe(3n * (18_000n + 4_000n + 1_500n + 6_000n));
    expect(await quote(answering(offer(here)), { location: "2" })).toBe(3n * (4_000n + 4_000n + 1_500n + 6_000n));
  });

  it("is none where a part has no price, and unclear where a part of the list was unreadable or nobody answered", async () => {
    const without = parts.filter(({ diskKind }) => diskKind === null);
    expect(await quote(answering(offer(without)))).toBeNull();
    expect(await quote(answering(offer(without), true))).toBe("unclear");
    expect(await quote(silent)).toBe("unclear");
  });

  it("of an upgrade is the difference for the days that are left, a begun one as a whole", async () => {
    const now = new Date("2026-11-27T08:00:00Z");
    const upgrade = (to: object, expiresAt: Date | null) =>
      quoteServerUpgrade(baiduCloud)(
        answering(offer(parts)),
        { name: "b1", displayName: "b1", before: config, config: { grow: "size", ...to }, expiresAt },
        () => null,
        now,
      );
    expect(await upgrade({ cpu: 4, ramGb: 8 }, new Date("2026-12-06T09:00:00Z"))).toBe((8_000n * 10n + 29n) / 30n);
    expect(await upgrade({ cpu: 2, ramGb: 4 }, new Date("2026-12-06T09:00:00Z"))).toBeNull();
    expect(await upgrade({ cpu: 4, ramGb: 8 }, null)).toBeNull();
  });
});

it("what is offered has places with systems and kinds of disk with a price, and is unclear where the list was cut", async () => {
  const read = readServerOptions(baiduCloud);
  expect(await read(answering(offer(parts)))).toMatchObject({
    locations: [{ id: "1", name: "北京" }],
    systems: [{ id: "m-1", family: "linux", location: "1" }],
    diskKinds: ["ssd"],
  });
  expect(await read(answering(offer(parts), true))).toBe("unclear");
});
