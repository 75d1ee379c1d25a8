import "server-only";
import { pageUrl } from "@/lib/accounts/email-token";
import { mailName } from "@/lib/accounts/mail-name";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { tokenMail } from "./token-mail";

/** Mails its owner that a token of theirs was made or revoked. @param ownerId whose it is; the actor's, unless it says otherwise */
export async function tellOfToken(
  tx: Tx,
  actor: CustomerActor | StaffActor,
  { token, what, at, ownerId }: { token: string; what: "created" | "revoked"; at: Date; ownerId?: string },
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: ownerId ?? actor.userId },
    select: { id: true, email: true, name: true, locale: true, emailVerifiedAt: true },
  });
  const url = pageUrl(actor.kind === "staff" ? "/admin/tokens" : "/account/tokens");
  const params = { name: mailName(user), token, what, at, ip: actor.ip, url };
  await queueMail(tx, tokenMail, { to: user.email, userId: user.id, locale: user.locale }, params);
}
