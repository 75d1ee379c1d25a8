import "server-only";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db, type Tx } from "@/lib/db/client";
import type { Passkey } from "@/lib/db/generated/client";
import type { Assertion } from "../passkey-contract";
import { type ChallengePurpose, isChallengeFor, takeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

export interface VerifiedPasskey extends Passkey {
  /** The authenticator's count with this use. */
  usesNow: bigint;
}

/**
 * Checks what an authenticator has signed: the key is one of an account, the signature, the challenge (for this purpose, once), the
 * shop's host and origin, and that the person was verified by fingerprint, face or PIN. That takes the place of password and second factor.
 * @param userId the person whose passkey it must be; without it anybody's
 * @throws AppError passkey.refused (401), whatever is wrong with it; passkey.expired, passkey.no_domain (409).
 */
export async function verifyPasskey(
  credential: Assertion,
  { purpose, userId }: { purpose: ChallengePurpose; userId?: string },
  now: Date,
): Promise<VerifiedPasskey> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const credentialId = new Uint8Array(Buffer.from(credential.id, "base64url"));
  const passkey = await db.passkey.findUnique({ where: { credentialId } });
  if (!passkey || (userId !== undefined && passkey.userId !== userId)) throw refusedPasskey();
  const { userHandle, ...response } = credential.response;
  if (userHandle && !handleOf(passkey.userId).equals(Buffer.from(userHandle, "base64url"))) throw refusedPasskey();
  let challenge = "";
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const result = await verifyAuthenticationResponse({
    response: {
      id: credential.id,
      rawId: credential.rawId,
      type: credential.type,
      response,
      clientExtensionResults: {},
    },
    expectedChallenge: (given) => {
      challenge = given;
      return isChallengeFor(purpose, given);
    },
    ...{ expectedOrigin, expectedRPID },
    credential: {
      id: credential.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.uses),
    },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    log.debug({ err: error }, "a passkey was refused");
    return null;
  });
  if (!result?.verified) throw refusedPasskey();
  await takeChallenge(challenge, now);
  return { ...passkey, usesNow: BigInt(result.authenticationInfo.newCounter) };
}

/** The bytes by which an authenticator knows an account. */
export const handleOf = (userId: string): Buffer<ArrayBuffer> =>
  Buffer.from(userId.replaceAll("-", ""), "hex") as Buffer<ArrayBuffer>;

/**
 * Notes that a passkey was used. The caller holds the account's row (lockUser).
 * @throws AppError passkey.refused (401) when it was removed or used since it was verified.
 */
export async function notePasskeyUse(tx: Tx, { id, uses, usesNow }: VerifiedPasskey, now: Date): Promise<void> {
  const { count } = await tx.passkey.updateMany({ where: { id, uses }, data: { uses: usesNow, lastUsedAt: now } });
  if (count === 0) throw refusedPasskey();
}

export const refusedPasskey = () => new AppError("passkey.refused", 401);
