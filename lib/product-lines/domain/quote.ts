import { readPrice, readRenewPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Fen } from "@/lib/core/money";
import type { Call } from "../reading";
import { splitName } from "./split-name";

const HAN = /\p{Script=Han}/u;

/** What a registration costs us now. Chinese names have a price list of their own. Manual: 十七, 3. */
export async function quotePurchase(
  call: Call,
  { displayName, years }: { displayName: string; years: number },
): Promise<Fen | null | "unclear"> {
  const { suffix } = splitName(displayName);
  const names = HAN.test(displayName) ? "chinese" : "english";
  const outcome = await call(readPrice, { product: "domain", years, names, price: "purchase", suffix });
  if (outcome.kind !== "ok") return "unclear";
  return outcome.value !== null && outcome.value > 0n ? outcome.value : null;
}

/** What renewing this very domain costs us now. Manual: 十七, 4. */
export async function quoteRenewal(
  call: Call,
  { displayName, years }: { displayName: string; years: number },
): Promise<Fen | null | "unclear"> {
  const outcome = await call(readRenewPrice, { product: "domain", name: displayName, years });
  if (outcome.kind !== "ok") return "unclear";
  return outcome.value !== null && outcome.value > 0n ? outcome.value : null;
}
