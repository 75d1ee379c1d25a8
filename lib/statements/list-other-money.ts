import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { listOtherMoneyContract, OtherMoney } from "@/lib/payments/admin-contract";
import { findOtherMoney } from "./find-other-money";

/** What a transfer that is about to be confirmed by hand may be already, if this sum arrived. @throws AppError not_found; 403 for support. */
export async function listOtherMoney(
  actor: StaffActor,
  { id, receivedFen }: z.output<typeof listOtherMoneyContract.input>,
): Promise<{ money: OtherMoney[] }> {
  if (actor.role === "support") throw forbidden();
  const topUp = await db.topUp.findUnique({ where: { id } });
  if (!topUp) throw notFound("top-up");
  return { money: await findOtherMoney(db, { topUp, fen: receivedFen, now: new Date() }) };
}
