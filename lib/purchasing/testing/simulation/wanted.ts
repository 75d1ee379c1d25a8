/**
 * What a simulated customer orders: a domain, a host, or what the upstream makes the name of, a server or a bulk mail account with points;
 * new, renewed, upgraded, or with more points.
 */
import type { Service } from "@/lib/db/generated/client";
import type { Quote } from "@/lib/pricing/contract";
import { serverOrder } from "@/lib/product-lines/cloud/testing/server-order";
import type { World } from "@/sandbox/world/world";
import type { Random } from "./random";

export type SimulatedOrder = Pick<
  Quote,
  | "productLine"
  | "action"
  | "name"
  | "displayName"
  | "serviceId"
  | "seenExpiry"
  | "config"
  | "years"
  | "months"
  | "secret"
  | "priceFen"
  | "costFen"
>;
export type WantedLine = "domain" | "hosting" | "cloud" | "mailing";

/** What the sandbox charges for the transfer of a .com. */
export const TRANSFER_FEN = 7_500n;
export const HOST = { kind: "standard", location: "china", line: "telecom", sizeMb: 500 };
const BIGGER_HOST = { line: "dual", sizeMb: 1000 };
const BIGGER_SERVER = { grow: "size", cpu: 2, ramGb: 2, diskGb: 60, bandwidthMbps: 2 };

const nothing = { serviceId: null, config: {}, years: 0, months: 0 };

/** @param name one of the history's own; a server has none before it is bought. */
export function wantNew(productLine: WantedLine, name: string, random: Random): SimulatedOrder {
  const action = "purchase" as const;
  switch (productLine) {
    case "domain": {
      const years = random.whole(1, 2);
      const [priceFen, costFen] = [6_900n * BigInt(years), 5_500n * BigInt(years)];
      return { ...nothing, productLine, action, name, displayName: name, years, priceFen, costFen };
    }
    case "hosting": {
      const secret = "abc123!@#xyz";
      const money = { priceFen: 29_900n, costFen: 23_600n };
      return { ...nothing, productLine, action, name, displayName: name, config: HOST, years: 1, secret, ...money };
    }
    case "cloud":
      return { ...nothing, ...serverOrder, action };
    case "mailing": {
      const secret = JSON.stringify({ lastName: "李", firstName: "明" });
      const order = { name: null, displayName: "EDM 10000", config: { points: "10000" }, secret };
      return { ...nothing, productLine, action, ...order, priceFen: 39_000n, costFen: 30_000n };
    }
  }
}

/** The transfer of somebody else's domain. Some codes are refused at once, some by the losing registrar later. */
export function wantTransfer(name: string, random: Random): SimulatedOrder {
  const secret = random.pick(["De3$dgS0#@", "De3$dgS0#@", "later-bad-code", "wrong-code"]);
  const config = { ourNameServers: false };
  return {
    ...nothing,
    ...{ productLine: "domain", action: "transfer", name, displayName: name, config, years: 1, secret },
    priceFen: 8_900n,
    costFen: TRANSFER_FEN,
  };
}

/** The renewal of a customer's service, or its upgrade or more points where the product line has them. A server must be stopped for an upgrade. */
export function wantChange(service: Service, random: Random, world: World): SimulatedOrder {
  const { id: serviceId, name, displayName } = service;
  const of = { ...nothing, serviceId, name, displayName, seenExpiry: service.expiresAt };
  if (service.productLine === "domain") {
    const years = random.whole(1, 2);
    return {
      ...of,
      productLine: "domain",
      action: "renew",
      years,
      priceFen: 8_000n * BigInt(years),
      costFen: 7_000n * BigInt(years),
    };
  }
  if (service.productLine === "mailing") {
    const config = { points: random.pick(["1000", "1000", "10000"]) };
    const money =
      config.points === "1000" ? { priceFen: 5_200n, costFen: 4_000n } : { priceFen: 39_000n, costFen: 30_000n };
    return {
      ...nothing,
      ...{ serviceId, name, displayName },
      productLine: "mailing",
      action: "addPoints",
      config,
      ...money,
    };
  }
  const term = service.productLine === "cloud" ? { months: 1 } : { years: 1 };
  const config = service.config as SimulatedOrder["config"];
  const money = { priceFen: 29_900n, costFen: 23_600n };
  if (random.chance(0.5))
    return { ...of, productLine: service.productLine, action: "renew", config, ...term, ...money };
  if (service.productLine === "hosting")
    return { ...of, productLine: "hosting", action: "upgrade", config: BIGGER_HOST, ...money };
  const host = world.cloudHosts.get(name);
  if (host && random.chance(0.8)) world.transact(() => world.cloudHosts.put(name, { ...host, state: "stop" }));
  return { ...of, productLine: "cloud", action: "upgrade", config: BIGGER_SERVER, priceFen: 35_200n, costFen: 17_600n };
}
