import { sell } from "../../selling/sell";
import type { World } from "../../world/world";
import { openHost } from "./orders";
import { hostPriceFen } from "./prices";
import type { Host } from "./rows";

const PRODUCT = { kind: "bz", units: 5, line: "dx", location: "cn" } as const;

/**
 * Buys a standard host for a year as a person would in the upstream's own panel: the same charge, another password.
 */
export function buyHostByHand(world: World, name: string): Host {
  const amountFen = hostPriceFen(PRODUCT, 1) ?? 0n;
  const saleId = sell(world, { endpoint: "panel", name, otime: "", amountFen, by: "hand" });
  return openHost(world, { ...PRODUCT, name, password: "byhand12!", years: 1, saleId, by: "hand" });
}
