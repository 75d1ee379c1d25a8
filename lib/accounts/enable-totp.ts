import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { replaceRecoveryCodes } from "@/lib/auth/recovery-codes";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import { revokeSessions } from "@/lib/auth/session";
import { clearPoints, SECOND_FACTOR, takePoint } from "@/lib/auth/throttle";
import { takeTotp } from "@/lib/auth/totp";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { notifyOwner } from "./notify-owner";
import { voidLinks } from "./void-links";
import { waitError } from "./wait-error";

type Person = CustomerActor | StaffActor;

/**
 * Turns two-step verification on with a first code of the new secret; ends other sessions and mailed links. Answers recovery codes,
 * once.
 */
export async function enableTotp(actor: Person, { code }: { code: string }): Promise<{ recoveryCodes: string[] }> {
  requireReauth(actor);
  const now = new Date();
  const tries = await takePoint(SECOND_FACTOR, `set-up:${actor.userId}`, now);
  if (tries.left < 0) throw waitError(tries.resetsAt, now);
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (user.totpEnabledAt) throw conflict("totp.already_on");
  if (!user.totpSecretEnc) throw conflict("totp.not_set_up");
  if (!(await takeTotp(db, user, code.replace(/\s/g, ""), now))) throw invalid({ code: "totp.wrong_code" });
  await clearPoints(SECOND_FACTOR, `set-up:${actor.userId}`, now);
  return db.$transaction(async (tx) => {
    await voidLinks(tx, user.id, now);
    await requireLiveSession(tx, actor);
    const on = await tx.user.updateMany({ where: { id: user.id, totpEnabledAt: null }, data: { totpEnabledAt: now } });
    if (on.count === 0) throw conflict("totp.already_on");
    const recoveryCodes = await replaceRecoveryCodes(tx, user.id);
    // Sessions that were opened with the password alone end: they would not have passed the second step.
    await revokeSessions(tx, user.id, now, actor.sessionId);
    await recordEvent(tx, actor, { action: "customers.enable-totp", subject: { kind: "user", id: user.id } });
    await notifyOwner(tx, user, "totp_enabled", actor.ip, now);
    return { recoveryCodes };
  });
}
