import { readPrice, readRenewPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Cost } from "../product-action";
import type { Call } from "../reading";
import { priceListOf } from "./cost-key";
import { splitName } from "./split-name";

interface Quoted {
  /** "" for the list price of the suffix; a registered name for its own price. */
  name: string;
  displayName: string;
  years: number;
}

async function listPrice(call: Call, { displayName, years }: Quoted, price: "purchase" | "renewal"): Promise<Cost> {
  const { suffix } = splitName(displayName);
  const names = priceListOf(displayName);
  const outcome = await call(readPrice, { product: "domain", years, names, price, suffix });
  return outcome.kind === "ok" ? soldAt(outcome.value) : "unclear";
}

/** A price of 0 or none means "not for sale". */
const soldAt = (costFen: bigint | null): Cost => (costFen !== null && costFen > 0n ? costFen : null);

/** The present cost of a registration. Manual: 十七, 3. */
export function quoteDomainPurchase(call: Call, quoted: Quoted): Promise<Cost> {
  return listPrice(call, quoted, "purchase");
}

/** The present cost of renewing this domain; the list price of its suffix where it has no price of its own. Manual: 十七, 4. */
export async function quoteDomainRenewal(call: Call, quoted: Quoted): Promise<Cost> {
  if (quoted.name === "") return await listPrice(call, quoted, "renewal");
  const outcome = await call(readRenewPrice, { product: "domain", name: quoted.displayName, years: quoted.years });
  if (outcome.kind !== "ok") return "unclear";
  return soldAt(outcome.value) ?? (await listPrice(call, quoted, "renewal"));
}
