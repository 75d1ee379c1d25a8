import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import type { Evidence } from "@/lib/product-lines/line";
import { configOf, secretOf } from "./item-subject";

/** What is known of an item's last attempt, to hold a reading against; null when none was ever written. */
export async function evidenceOf(db: Pick<Db, "attempt" | "registrant">, item: OrderItem): Promise<Evidence | null> {
  const attempt = await db.attempt.findFirst({ where: { itemId: item.id }, orderBy: { otimeMs: "desc" } });
  if (!attempt) return null;
  const before = attempt.stateBefore as { expiresAt?: string; failed?: boolean; config?: Config } | null;
  const registrant =
    item.action === "transfer" && item.registrantId !== null
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
    configWanted: item.action === "upgrade" ? configOf(item.config) : null,
  };
}
