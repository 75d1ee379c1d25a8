import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { notifyOwner } from "../notify-owner";
import { voidLinks } from "../void-links";

/**
 * Removes one of one's own passkeys; voids mailed links. Sessions that were opened with it go on. Audited; the owner gets a mail.
 * @throws AppError reauth.required; not_found.
 */
export async function removePasskey(
  actor: CustomerActor | StaffActor,
  { id }: { id: string },
): Promise<Record<string, never>> {
  requireReauth(actor);
  const now = new Date();
  await db.$transaction(async (tx) => {
    await voidLinks(tx, actor.userId, now);
    await requireLiveSession(tx, actor);
    const passkey = await tx.passkey.findFirst({ where: { id, userId: actor.userId }, include: { user: true } });
    if (!passkey) throw notFound("passkey");
    await tx.passkey.delete({ where: { id } });
    await recordEvent(tx, actor, {
      action: "customers.remove-passkey",
      subject: { kind: "user", id: actor.userId },
      before: { name: passkey.name },
    });
    await notifyOwner(tx, passkey.user, "passkey_removed", actor.ip, now);
  });
  return {};
}
