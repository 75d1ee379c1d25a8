import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Assertion } from "../passkey-contract";
import { notePasskeyUse, verifyPasskey } from "./verify-passkey";

/**
 * Records that the person used a passkey in this session, which counts as the password given again (requireReauth).
 * @throws AppError as verifyPasskey.
 */
export async function reauthWithPasskey(
  actor: CustomerActor | StaffActor,
  { credential }: { credential: Assertion },
): Promise<Record<string, never>> {
  const now = new Date();
  const { sessionId, userId } = actor;
  const passkey = await verifyPasskey(credential, { purpose: `reauth:${sessionId}`, userId }, now);
  await db.$transaction(async (tx) => {
    await lockUser(tx, userId);
    await requireLiveSession(tx, actor);
    await notePasskeyUse(tx, passkey, now);
    await tx.session.update({ where: { id: sessionId }, data: { reauthAt: now } });
    await recordEvent(tx, actor, {
      action: "customers.reauth",
      subject: { kind: "session", id: sessionId },
      after: { passkey: passkey.name },
    });
  });
  return {};
}
