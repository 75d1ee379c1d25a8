import "server-only";
import { assert } from "@/lib/core/errors";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { costTableOf } from "@/lib/pricing/cost-table";
import type { Config } from "@/lib/product-lines/form";
import type { AttemptEvidence, Before, Cost, SentAction } from "@/lib/product-lines/product-action";
import type { Call, Reading } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import { secretOf } from "./item-secrets";

/** An order item in the words of its product action: what is asked, sent, read and compared. */

/** The name of a product that has one: ours, or the upstream's once it is known. */
export function nameOf(item: OrderItem): string {
  assert(item.name !== null, `item ${item.id} has no name`);
  return item.name;
}

/** What was chosen, as it stands in an item. */
export function configOf(config: unknown): Config {
  return typeof config === "object" && config !== null ? (config as Config) : {};
}

/** A lost answer could not be looked for: nothing else may be in flight beside it, and staff say what it bought. */
export function isExclusive(item: Pick<OrderItem, "productLine" | "action">): boolean {
  return !actionOf(item).findable;
}

/** What the upstream shows of what an item is about: of a transfer its order, of everything else the product. */
export function readItem(call: Call, item: OrderItem): Promise<Reading> {
  return actionOf(item).read(call, nameOf(item), item.displayName);
}

/** What is sent for an item. */
export function sentActionOf(item: OrderItem, before: Before | null, registrantUpstreamId: string | null): SentAction {
  const { displayName, years, months } = item;
  const secret = item.secretEnc ? secretOf(item) : null;
  const config = configOf(item.config);
  return { name: item.name ?? "", displayName, years, months, config, before, registrantUpstreamId, secret };
}

/** What an item costs us at this moment: from the upstream, or from what staff keep. Spends nothing. */
export async function askItemCost(
  context: { db: Db; upstream: { call: Call }; now: Date },
  item: OrderItem,
): Promise<Cost> {
  const { db, upstream, now } = context;
  const action = actionOf(item);
  const costs = await costTableOf(db, item, now);
  const before = action.quotesFromReading ? await readBefore(context, item) : null;
  if (before === "unclear") return "unclear";
  const { displayName, years, months } = item;
  const config = configOf(item.config);
  const quoted = { name: item.name ?? "", displayName, years, months, config, before };
  return await action.quote(upstream.call, quoted, costs, now);
}

async function readBefore({ db, upstream }: { db: Db; upstream: { call: Call } }, item: OrderItem) {
  const reading = await readItem(upstream.call, item);
  const config = reading.state === "unclear" ? null : await configBefore(db, item, reading);
  return config ? { expiresAt: reading.expiresAt, failed: false, config } : ("unclear" as const);
}

/** A service's configuration: what the upstream shows, the rest as we keep it. Null: nothing is shown. */
export async function configBefore(
  db: Pick<Db, "service">,
  item: Pick<OrderItem, "serviceId">,
  reading: Reading,
): Promise<Config | null> {
  if (!reading.config) return null;
  if (item.serviceId === null) return reading.config;
  const { config } = await db.service.findUniqueOrThrow({ where: { id: item.serviceId }, select: { config: true } });
  return { ...configOf(config), ...reading.config };
}

/** What is known of an item's last attempt, to hold a reading against; null when none was ever written. */
export async function evidenceOf(
  db: Pick<Db, "attempt" | "registrant">,
  item: OrderItem,
): Promise<AttemptEvidence | null> {
  const attempt = await db.attempt.findFirst({ where: { itemId: item.id }, orderBy: { otimeMs: "desc" } });
  if (!attempt) return null;
  const before = attempt.stateBefore as { expiresAt?: string; failed?: boolean; config?: Config } | null;
  const registrant =
    actionOf(item).comparesRegistrant && item.registrantId !== null
      ? await db.registrant.findUnique({ where: { id: item.registrantId }, select: { upstreamId: true } })
      : null;
  return {
    absentBefore: attempt.absentBefore ?? false,
    attemptAt: new Date(Number(attempt.otimeMs)),
    secret: item.secretEnc ? secretOf(item) : null,
    years: item.years,
    months: item.months,
    expiresAtBefore: before?.expiresAt ? new Date(before.expiresAt) : null,
    failedBefore: before?.failed ?? false,
    registrantUpstreamId: registrant?.upstreamId ?? null,
    accepted: attempt.outcome === "ok",
    configBefore: before?.config ?? null,
    configWanted: configOf(item.config),
  };
}
