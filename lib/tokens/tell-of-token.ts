import "server-only";
import { pageUrl } from "@/lib/accounts/email-token";
import { mailName } from "@/lib/accounts/mail-name";
import type { CustomerActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { tokenMail } from "./token-mail";

/** Mails the customer that a token of theirs was made or revoked. */
export async function tellOfToken(
  tx: Tx,
  actor: CustomerActor,
  { token, what, at }: { token: string; what: "created" | "revoked"; at: Date },
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { id: true, email: true, name: true, locale: true, emailVerifiedAt: true },
  });
  const params = { name: mailName(user), token, what, at, ip: actor.ip, url: pageUrl("/account/tokens") };
  await queueMail(tx, tokenMail, { to: user.email, userId: user.id, locale: user.locale }, params);
}
