import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { takePoint } from "@/lib/auth/throttle";
import { AppError } from "@/lib/core/errors";
import { signText } from "@/lib/core/secret";
import { MINUTE_MS } from "@/lib/core/time";
import { env } from "@/lib/env";

/** How long a person has for the prompt of the browser. */
export const CHALLENGE_MS = 5 * MINUTE_MS;

/** Signing in, or what one session of one person wants to do. A challenge is valid for its purpose alone. */
export type ChallengePurpose = "sign-in" | `add:${string}` | `reauth:${string}`;

/** Each challenge counts once. */
const ONCE = { name: "passkey-challenge", points: 1, windowMs: 2 * CHALLENGE_MS };

const signatureOf = (purpose: ChallengePurpose, text: string) =>
  signText(env().NEXTAUTH_SECRET, `passkey challenge ${purpose}`, text);

/**
 * What the authenticator has to sign: random bytes and their end, signed by the shop, so that nothing is stored for visitors who ask and
 * go away.
 */
export function makeChallenge(purpose: ChallengePurpose, now: Date): string {
  const text = `${randomBytes(24).toString("base64url")}.${now.getTime() + CHALLENGE_MS}`;
  return `${text}.${signatureOf(purpose, text)}`;
}

/** Whether the shop made a challenge for this purpose. @param encoded as it stands in the client data: in base64url. */
export function isChallengeFor(purpose: ChallengePurpose, encoded: string): boolean {
  const challenge = Buffer.from(encoded, "base64url").toString();
  const at = challenge.lastIndexOf(".");
  const expected = Buffer.from(signatureOf(purpose, challenge.slice(0, Math.max(0, at))));
  const given = Buffer.from(challenge.slice(at + 1));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Uses up a challenge that isChallengeFor has accepted; of two calls at once one passes.
 * @throws AppError passkey.expired (409) when it is too old or was used.
 */
export async function takeChallenge(encoded: string, now: Date): Promise<void> {
  const challenge = Buffer.from(encoded, "base64url").toString();
  const [, until = "0"] = challenge.split(".");
  // By what was signed: the same bytes have several spellings in base64.
  const { left } = await takePoint(ONCE, challenge, now);
  if (Number(until) < now.getTime() || left < 0) throw new AppError("passkey.expired", 409);
}
