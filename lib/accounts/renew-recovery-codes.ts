import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { replaceRecoveryCodes } from "@/lib/auth/recovery-codes";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

type Person = CustomerActor | StaffActor;

/** Ten new recovery codes; the old ones stop working. */
export async function renewRecoveryCodes(actor: Person): Promise<{ recoveryCodes: string[] }> {
  requireReauth(actor);
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
    if (!user.totpEnabledAt) throw conflict("totp.off");
    const recoveryCodes = await replaceRecoveryCodes(tx, user.id);
    await recordEvent(tx, actor, { action: "customers.renew-recovery-codes", subject: { kind: "user", id: user.id } });
    return { recoveryCodes };
  });
}
