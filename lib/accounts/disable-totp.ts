import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { notifyOwner } from "./notify-owner";
import { voidLinks } from "./void-links";

type Person = CustomerActor | StaffActor;

/** Turns two-step verification off and voids mailed links. Staff of a shop on the real upstream can't. */
export async function disableTotp(actor: Person): Promise<Record<string, never>> {
  requireReauth(actor);
  if (actor.kind === "staff" && !env().sandbox) throw new AppError("totp.staff_must", 403);
  const now = new Date();
  await db.$transaction(async (tx) => {
    await voidLinks(tx, actor.userId, now);
    await requireLiveSession(tx, actor);
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    if (!user.totpEnabledAt) throw conflict("totp.off");
    await tx.user.update({
      where: { id: user.id },
      data: { totpSecretEnc: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
    await recordEvent(tx, actor, { action: "customers.disable-totp", subject: { kind: "user", id: user.id } });
    await notifyOwner(tx, user, "totp_disabled", actor.ip, now);
  });
  return {};
}
