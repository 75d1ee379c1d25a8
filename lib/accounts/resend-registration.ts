import "server-only";
import type { z } from "zod";
import { evenTime } from "@/lib/auth/even-time";
import type { Actor } from "@/lib/core/actor";
import { localPath } from "@/lib/core/local-path";
import { db } from "@/lib/db/client";
import type { resendRegistrationContract } from "./contract";
import { mailKept } from "./email-token";
import { pendingRegistration } from "./pending-registration";
import { REGISTER_FLOOR_MS, writeRegistration } from "./register";
import { type BrowserContext, markBrowser } from "./registering-browser";

type Input = z.output<typeof resendRegistrationContract.input>;

/**
 * Repeats a registration that was not confirmed, for who knows its password: a new link with the same password and name. Answer and time
 * are the same for every address and password. Safe to retry; the mails to one address are limited together with those of `register`.
 */
export async function resendRegistration(
  actor: Actor,
  { email, password, next }: Input,
  { locale, ...browser }: { locale: "zh" | "en" } & BrowserContext,
): Promise<{ mailKept: boolean }> {
  return evenTime(REGISTER_FLOOR_MS, async () => {
    const now = new Date();
    const browserHash = markBrowser(browser);
    const user = await db.user.findUnique({ where: { email }, select: { id: true, email: true, name: true } });
    const pending = await pendingRegistration(user, password, now);
    if (user && pending?.passwordHash) {
      await writeRegistration(actor, {
        email,
        name: pending.name ?? user.name,
        passwordHash: pending.passwordHash,
        nextPath: localPath(next) ?? pending.nextPath ?? undefined,
        browserHash,
        locale,
        now,
      });
    }
    return { mailKept: mailKept() };
  });
}
