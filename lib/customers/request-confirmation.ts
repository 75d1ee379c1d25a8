import "server-only";
import { evenTime } from "@/lib/auth/even-time";
import { ACCOUNT_MAIL, takePoint } from "@/lib/auth/throttle";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { mailKept } from "./email-token";
import { sendConfirmation } from "./register";

const FLOOR_MS = 250;

/** Sends the confirmation mail again to an address that waits for one. The answer tells nothing of the address. */
export function requestConfirmation(_actor: Actor, { email }: { email: string }): Promise<{ mailKept: boolean }> {
  return evenTime(FLOOR_MS, async () => {
    const now = new Date();
    const { left } = await takePoint(ACCOUNT_MAIL, email, now);
    if (left >= 0) {
      await db.$transaction(async (tx) => {
        const user = await tx.user.findUnique({ where: { email } });
        if (!user || user.emailVerifiedAt || user.status !== "active") return;
        const latest = await tx.emailToken.findFirst({
          where: { userId: user.id, purpose: "verify_email", passwordHash: { not: null } },
          orderBy: { createdAt: "desc" },
          select: { passwordHash: true },
        });
        await sendConfirmation(tx, user, now, latest?.passwordHash ?? undefined);
      });
    }
    return { mailKept: mailKept() };
  });
}
