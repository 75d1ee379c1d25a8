import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { type changeDigestContract, type DigestSettings, waitingKindsOf } from "./waiting-contract";

/** How often staff are mailed what waits for them until they choose. */
const BY_DEFAULT = { interval: "hourly", leftOut: [] as string[] } as const;

/** How often the caller is mailed what waits for them, and which kinds of the work that they can do. */
export async function readDigestSettings(actor: StaffActor): Promise<DigestSettings> {
  const { interval, leftOut } = (await db.staffDigest.findUnique({ where: { userId: actor.userId } })) ?? BY_DEFAULT;
  return {
    interval,
    kinds: Object.fromEntries(waitingKindsOf(actor.role).map((kind) => [kind, !leftOut.includes(kind)])),
  };
}

/** Changes it. Kinds that the input does not name stay in the mails. */
export async function changeDigestSettings(
  actor: StaffActor,
  { interval, kinds }: z.output<typeof changeDigestContract.input>,
): Promise<DigestSettings> {
  const leftOut = Object.entries(kinds).flatMap(([kind, wanted]) => (wanted ? [] : [kind]));
  const changed = { interval, leftOut };
  await db.staffDigest.upsert({
    where: { userId: actor.userId },
    create: { userId: actor.userId, ...changed },
    update: changed,
  });
  return readDigestSettings(actor);
}
