import "server-only";
import { verifyPassword } from "@/lib/auth/password";
import { clearPoints, OWN_PASSWORD, takePoint } from "@/lib/auth/throttle";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { invalid, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { waitError } from "./wait-error";

/**
 * Requires the account's password from somebody who is signed in. Failures are counted per session, so that somebody who stole a
 * session can't guess on from other addresses and does not use up the owner's tries.
 * @param field the field of the caller's form that shows the message.
 * @throws AppError input.invalid with password.wrong, or sign_in.wait.
 */
export async function checkOwnPassword(
  actor: CustomerActor | StaffActor,
  password: string,
  field: string,
  now: Date,
): Promise<User> {
  const user = await db.user.findUnique({ where: { id: actor.userId } });
  if (!user) throw notFound("user");
  const { left, resetsAt } = await takePoint(OWN_PASSWORD, actor.sessionId, now);
  if (left < 0) throw waitError(resetsAt, now);
  if (!(await verifyPassword(user.passwordHash, password))) {
    throw invalid({ [field]: { code: "password.wrong", params: { left } } });
  }
  await clearPoints(OWN_PASSWORD, actor.sessionId, now);
  return user;
}
