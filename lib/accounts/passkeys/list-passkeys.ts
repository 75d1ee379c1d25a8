import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { PasskeyRow } from "../passkey-contract";

/** One's own passkeys, the newest first; MOST_PASSKEYS at most. */
export async function listPasskeys(actor: CustomerActor | StaffActor): Promise<{ rows: PasskeyRow[] }> {
  const rows = await db.passkey.findMany({
    where: { userId: actor.userId },
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
  return { rows };
}
