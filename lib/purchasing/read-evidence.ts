import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import type { AttemptEvidence } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { configOf } from "./item-fields";
import { secretOf } from "./item-secrets";

/**
 * The evidence by which a reading is judged: what is known of the item's last attempt and of the product before it.
 * @returns null when no attempt was ever written.
 */
export async function readEvidence(
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
