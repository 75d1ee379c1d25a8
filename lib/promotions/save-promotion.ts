import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Actor, StaffActor } from "@/lib/core/actor";
import { AppError, conflict, type FieldError, forbidden, notFound } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db, type Tx } from "@/lib/db/client";
import { auditable } from "@/lib/pricing/auditable";
import { isProductLine } from "@/lib/product-lines/registry";
import type { PromotionFields, StaffPromotion } from "./contract";
import { promotionColumns, promotionFieldsOf, viewPromotions } from "./view-promotions";

/** Adds a discount code. Audited. @throws AppError input.invalid (422) with fields; promotions.code_exists among them. */
export async function createPromotion(actor: Actor, input: PromotionFields): Promise<StaffPromotion> {
  const staff = requireMoneyStaff(actor);
  return await db.$transaction(async (tx) => {
    await requireSound(tx, input, null);
    const made = await tx.promotion.create({ data: { ...promotionColumns(input), updatedBy: staff.userId } });
    const subject = { kind: "promotion", id: made.id } as const;
    await recordEvent(tx, actor, { action: "promotions.create", subject, after: auditable(input) });
    return await viewOne(tx, made);
  });
}

/**
 * Changes a discount code, or switches it off. Orders that were placed keep their prices, sealed quotes theirs until they expire. Audited;
 * safe to repeat.
 * @throws AppError promotions.changed (409): somebody else saved it after `seenAt`; input.invalid (422) with fields; not_found.
 */
export async function updatePromotion(
  actor: Actor,
  { id, seenAt, ...input }: PromotionFields & { id: string; seenAt: Date },
): Promise<StaffPromotion> {
  const staff = requireMoneyStaff(actor);
  return await db.$transaction(async (tx) => {
    const before = await tx.promotion.findUnique({ where: { id } });
    if (!before) throw notFound("promotion");
    if (isAlready(before, promotionColumns(input))) return await viewOne(tx, before);
    if (before.updatedAt.getTime() !== seenAt.getTime()) throw conflict("promotions.changed");
    await requireSound(tx, input, id);
    // Of two people who have seen the same, the second finds another time.
    const { count } = await tx.promotion.updateMany({
      where: { id, updatedAt: seenAt },
      data: { ...promotionColumns(input), updatedBy: staff.userId },
    });
    if (count === 0) throw conflict("promotions.changed");
    await recordEvent(tx, actor, {
      action: "promotions.update",
      subject: { kind: "promotion", id },
      before: auditable(promotionFieldsOf(before)),
      after: auditable(input),
    });
    return await viewOne(tx, await tx.promotion.findUniqueOrThrow({ where: { id } }));
  });
}

async function viewOne(tx: Tx, row: Parameters<typeof viewPromotions>[1][number]): Promise<StaffPromotion> {
  const [view] = await viewPromotions(tx, [row]);
  if (!view) throw notFound("promotion");
  return view;
}

/** What a schema can't tell. One code at a time is written, so that two people can't make the same. */
async function requireSound(tx: Tx, input: PromotionFields, id: string | null): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('promotions'))`;
  const { code, offPercent, offFen, productLines, suffixes, startsOn, endsOn } = input;
  const fields: Record<string, FieldError> = {};
  const twin = await tx.promotion.findUnique({ where: { code } });
  if (twin && twin.id !== id) fields.code = { code: "promotions.code_exists" };
  if ((offPercent === null) === (offFen === null)) fields.offPercent = { code: "promotions.off_one" };
  if (!productLines.every(isProductLine)) fields.productLines = { code: "promotions.line_unknown" };
  const known = await tx.suffix.findMany({ where: { suffix: { in: suffixes } }, select: { suffix: true } });
  const unknown = suffixes.find((suffix) => !known.some((row) => row.suffix === suffix));
  if (unknown !== undefined) fields.suffixes = { code: "promotions.suffix_unknown", params: { suffix: unknown } };
  if (endsOn !== null && endsOn < startsOn) fields.endsOn = { code: "promotions.ends_before" };
  if (Object.keys(fields).length > 0) throw new AppError("input.invalid", 422, { fields });
}

function requireMoneyStaff(actor: Actor): StaffActor {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  return actor;
}
