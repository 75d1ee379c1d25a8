import type { PurchaseContext } from "@/lib/cndns/client";
import type { InputOf } from "@/lib/cndns/endpoint";
import { buyQituibao, renewQituibao, upgradeQituibao } from "@/lib/cndns/endpoints/qituibao";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import { boughtWithPassword } from "../bought-with-password";
import type { Config } from "../form";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { familyOf, QITUIBAO_FAMILIES } from "./form";

type Order = InputOf<typeof buyQituibao>;

const SENT = [
  ...["company", "mobile", "email", "telephone", "contact"],
  ...["domain", "keyword", "secondKeyword", "generalKeyword", "regionalKeyword"],
];

/** What was filled in; an optional text that was left empty is not sent. */
function textsOf(config: Config): Partial<Order> {
  const filled = SENT.map((id) => [id, String(config[id] ?? "").trim()] as const).filter(([, value]) => value !== "");
  const { domain, ...texts } = Object.fromEntries(filled) as { domain?: string };
  return { ...texts, ...(domain ? { domain: domain.toLowerCase() } : {}) };
}

/** Orders an edition. The upstream makes name, account and password. Sends once, spends the agent balance. Manual: 十五, 1. */
export async function orderQituibao(
  call: Call,
  { config: ordered, years }: Purchase,
  context: PurchaseContext,
): Promise<Outcome<Bought>> {
  const config = ordered as Config;
  const [edition, room] = [config.edition as Order["edition"], config.room as Order["room"]];
  const input = { ...textsOf(config), edition, room, years, period: "year" } as Order;
  return mapOk(await call(buyQituibao, input, context), boughtWithPassword);
}

/** Sends once, spends the agent balance. Manual: 十五, 2. */
export async function renewQituibaoFor(
  call: Call,
  { name, years }: Renewal,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(renewQituibao, { name, years, period: "year" }, context);
}

const GRADES = ["basic", "standard", "flagship"] as const;

/** Moves to a larger edition of the family; the upstream counts them from 1. Sends once, spends the agent balance. Manual: 十五, 3. */
export async function upgradeQituibaoTo(
  call: Call,
  { name, config }: Upgrade,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  const family = familyOf(config.edition);
  const editions: readonly unknown[] = family === null ? [] : QITUIBAO_FAMILIES[family];
  const edition = GRADES[editions.indexOf(config.edition)];
  assert(edition, `no such edition of 企推宝: ${config.edition}`);
  return await call(upgradeQituibao, { name, edition }, context);
}
