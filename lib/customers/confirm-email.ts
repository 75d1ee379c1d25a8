import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { revokeSessions } from "@/lib/auth/session";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { type EmailToken, Prisma } from "@/lib/db/generated/client";
import { takeEmailToken } from "./email-token";
import { notifyOwner } from "./notify-owner";

/**
 * Uses a confirmation link: a new account becomes usable with the password chosen for this link, or a changed address
 * counts from now on (the old one is told, other sessions end). Works once.
 * @throws AppError link.expired.
 */
export async function confirmEmail(
  actor: Exclude<Actor, { kind: "system" }>,
  { token }: { token: string },
): Promise<{ email: string; purpose: "verify_email" | "change_email" }> {
  const now = new Date();
  try {
    return await db.$transaction(async (tx) => {
      const used = await takeEmailToken(tx, token, ["verify_email", "change_email"], now);
      if (used.purpose === "change_email") {
        await changeAddress(tx, actor, used, now);
        return { email: used.email, purpose: "change_email" as const };
      }
      await tx.user.update({
        where: { id: used.userId },
        data: {
          emailVerifiedAt: now,
          ...(used.passwordHash ? { passwordHash: used.passwordHash, passwordSetAt: now } : {}),
        },
      });
      await recordEvent(tx, actor, {
        action: "customers.confirm-email",
        subject: { kind: "user", id: used.userId },
        customerId: used.userId,
      });
      return { email: used.email, purpose: "verify_email" as const };
    });
  } catch (error) {
    // The new address was taken by somebody else meanwhile.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new AppError("link.expired", 409, { cause: error });
    }
    throw error;
  }
}

async function changeAddress(
  tx: Tx,
  actor: Exclude<Actor, { kind: "system" }>,
  used: EmailToken,
  now: Date,
): Promise<void> {
  const before = await tx.user.findUniqueOrThrow({ where: { id: used.userId } });
  await tx.user.update({ where: { id: used.userId }, data: { email: used.email, emailVerifiedAt: now } });
  const own = actor.kind !== "visitor" && actor.userId === used.userId ? actor.sessionId : undefined;
  await revokeSessions(tx, used.userId, now, own);
  await recordEvent(tx, actor, {
    action: "customers.change-email",
    subject: { kind: "user", id: used.userId },
    customerId: used.userId,
    before: { email: before.email },
    after: { email: used.email },
  });
  await notifyOwner(tx, before, "email_changed", actor.ip, now);
}
