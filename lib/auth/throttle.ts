import "server-only";
import { createHash } from "node:crypto";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";

/** So many points per window; the window begins with the first point. */
export interface Limit {
  name: string;
  points: number;
  windowMs: number;
}

/** Failures per account and address (IPv6: its /64): the limit that people who mistype reach first. */
export const SIGN_IN: Limit = { name: "sign-in", points: 10, windowMs: 15 * MINUTE_MS };
/** Failures of one address over all accounts (one password tried on many). */
export const SIGN_IN_ADDRESS: Limit = { name: "sign-in-address", points: 100, windowMs: 15 * MINUTE_MS };
/** Failures of one account over all addresses from which it never signed in. */
export const SIGN_IN_ACCOUNT: Limit = { name: "sign-in-account", points: 30, windowMs: HOUR_MS };
/** Wrong passwords given in one session, where the password is asked for again. */
export const OWN_PASSWORD: Limit = { name: "own-password", points: 10, windowMs: 15 * MINUTE_MS };
/** Wrong second factors of one account: whoever gets here has the password. */
export const SECOND_FACTOR: Limit = { name: "second-factor", points: 20, windowMs: HOUR_MS };
/** Account mails to one address, so that nobody's mailbox is filled by others. */
export const ACCOUNT_MAIL: Limit = { name: "account-mail", points: 5, windowMs: HOUR_MS };

/** Mails that tell an owner of guesses, per account and kind. */
export const GUESS_MAIL: Limit = { name: "guess-mail", points: 1, windowMs: DAY_MS };

export interface Count {
  /** What is left after this one; negative when it was one too many. */
  left: number;
  resetsAt: Date;
}

function keyOf(limit: Limit, subject: string): string {
  return `${limit.name}:${createHash("sha256").update(subject).digest("base64url").slice(0, 32)}`;
}

/** Takes a point before the attempt, in one statement: a hundred attempts at once can't all pass the same check. */
export async function takePoint(limit: Limit, subject: string, now: Date): Promise<Count> {
  const resetsAt = new Date(now.getTime() + limit.windowMs);
  const [row] = await db.$queryRaw<{ points: number; resets_at: Date }[]>`
    INSERT INTO auth_throttles AS t (key, points, resets_at) VALUES (${keyOf(limit, subject)}, 1, ${resetsAt})
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN t.resets_at <= ${now} THEN 1 ELSE t.points + 1 END,
      resets_at = CASE WHEN t.resets_at <= ${now} THEN ${resetsAt} ELSE t.resets_at END
    RETURNING points, resets_at`;
  if (!row) throw new Error("the throttle gave no row");
  return { left: limit.points - row.points, resetsAt: row.resets_at };
}

/** Gives the last point back: the attempt was no failure, and no success either. */
export async function givePointBack(limit: Limit, subject: string): Promise<void> {
  await db.authThrottle.updateMany({
    where: { key: keyOf(limit, subject), points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  });
}

/** Deletes the count after a success, and all counts that ended over a day ago. */
export async function clearPoints(limit: Limit, subject: string, now: Date): Promise<void> {
  await db.authThrottle.deleteMany({
    where: {
      OR: [{ key: keyOf(limit, subject) }, { resetsAt: { lt: new Date(now.getTime() - DAY_MS) } }],
    },
  });
}
