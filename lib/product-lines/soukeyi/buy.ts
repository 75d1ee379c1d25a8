import type { PurchaseContext } from "@/lib/cndns/client";
import type { InputOf } from "@/lib/cndns/endpoint";
import { buySoukeyi, renewSoukeyi, upgradeSoukeyi } from "@/lib/cndns/endpoints/soukeyi";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import { boughtWithPassword } from "../bought-with-password";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";

type Edition = InputOf<typeof buySoukeyi>["edition"];

/**
 * Orders an edition. The manual marks the endpoint as withdrawn; an upstream that refuses by a sentence without a code leaves the outcome
 * to staff. Sends once, spends the agent balance. Manual: 十六, 1.
 */
export async function orderSoukeyi(
  call: Call,
  { config, years }: Purchase,
  context: PurchaseContext,
): Promise<Outcome<Bought>> {
  const outcome = await call(buySoukeyi, { edition: config.edition as Edition, years, period: "year" }, context);
  return mapOk(outcome, boughtWithPassword);
}

/** Sends once, spends the agent balance. Manual: 十六, 2. */
export async function renewSoukeyiFor(
  call: Call,
  { name, years }: Renewal,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(renewSoukeyi, { name, years, period: "year" }, context);
}

/** Sends once, spends the agent balance. Manual: 十六, 3. */
export async function upgradeSoukeyiTo(
  call: Call,
  { name, config }: Upgrade,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(upgradeSoukeyi, { name, edition: config.edition as Edition }, context);
}
