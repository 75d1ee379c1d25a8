import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { StaffPromotion } from "./contract";
import { viewPromotions } from "./view-promotions";

/** Every discount code, the newest first. Finance and admins only. */
export async function listPromotions(actor: Actor): Promise<{ rows: StaffPromotion[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const rows = await db.promotion.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return { rows: await viewPromotions(db, rows) };
}
