import "server-only";
import { addressKey } from "@/lib/auth/address-key";
import { lockUser } from "@/lib/auth/lock-user";
import { givePointBack, SIGN_IN_ADDRESS, takePoint } from "@/lib/auth/throttle";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { assertion } from "../passkey-contract";
import { startSession } from "../start-session";
import { waitError } from "../wait-error";
import { notePasskeyUse, refusedPasskey, verifyPasskey } from "./verify-passkey";

interface Input {
  /** The browser's answer as JSON (assertion). */
  credential: string;
  userAgent: string;
  /** The session that this browser had before: it ends. */
  oldToken?: string | undefined;
}

/**
 * Opens a session with a passkey, in place of password and second factor. An unknown passkey, a wrong signature, and a disabled or
 * unconfirmed account all get the same answer; failures count against the address.
 * @throws AppError passkey.refused (401); passkey.expired, passkey.no_domain (409); sign_in.wait (429).
 */
export async function signInWithPasskey(
  actor: Extract<Actor, { kind: "visitor" }>,
  { credential, userAgent, oldToken }: Input,
  now = new Date(),
): Promise<{ token: string; userId: string }> {
  const address = addressKey(actor.ip);
  const tries = await takePoint(SIGN_IN_ADDRESS, address, now);
  if (tries.left < 0) throw waitError(tries.resetsAt, now);
  const passkey = await verifyPasskey(parse(credential), { purpose: "sign-in" }, now);
  const token = await db.$transaction(async (tx) => {
    const user = await lockUser(tx, passkey.userId);
    if (user?.status !== "active" || !user.emailVerifiedAt) throw refusedPasskey();
    await notePasskeyUse(tx, passkey, now);
    return startSession(tx, actor, user, { userAgent, oldToken, now, after: { passkey: passkey.name } });
  });
  await givePointBack(SIGN_IN_ADDRESS, address);
  return { token, userId: passkey.userId };
}

/** @throws AppError passkey.refused. */
function parse(text: string) {
  try {
    return assertion.parse(JSON.parse(text));
  } catch {
    throw refusedPasskey();
  }
}
