import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type FapiaoBuyer, type FapiaoProfileView, MOST_PROFILES } from "../contract";
import { profileColumns, viewProfile } from "./view-profile";

/** Keeps whom fapiao can be made out to. @throws AppError fapiao.too_many_profiles */
export async function createFapiaoProfile(actor: CustomerActor, buyer: FapiaoBuyer): Promise<FapiaoProfileView> {
  return db.$transaction(async (tx) => {
    const customerId = actor.userId;
    // One after the other, so that the count is right.
    await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.fapiaoProfile.count({ where: { customerId } })) >= MOST_PROFILES)
      throw new AppError("fapiao.too_many_profiles", 409, { params: { count: MOST_PROFILES } });
    const profile = await tx.fapiaoProfile.create({ data: { customerId, ...profileColumns(buyer) } });
    await recordEvent(tx, actor, {
      action: "fapiao.save-profile",
      subject: { kind: "fapiao-profile", id: profile.id },
      after: { title: buyer.title, ...(buyer.kind === "company" ? { taxNumber: buyer.taxNumber } : {}) },
    });
    return viewProfile(profile);
  });
}
