import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { notifyOwner } from "../notify-owner";
import type { addPasskeyContract, NewCredential } from "../passkey-contract";
import { voidLinks } from "../void-links";
import { isChallengeFor, takeChallenge } from "./challenge";
import { type RelyingParty, relyingParty } from "./relying-party";

/** More than anybody's devices. */
export const MOST_PASSKEYS = 20;

/**
 * What a browser sends where the shop asks for no statement of the device's maker: none, or one that the new key has signed. The library
 * checks others by their certificates, and fetches lists of revoked ones from addresses that stand in them.
 */
const STATEMENTS = ["none", "packed"];

/**
 * Adds the passkey that a browser has made with the options of offerPasskey; voids mailed links. Audited; the owner gets a mail.
 * @throws AppError reauth.required; passkey.not_added (422); passkey.expired, passkey.exists, passkey.too_many, passkey.no_domain (409).
 */
export async function addPasskey(
  actor: CustomerActor | StaffActor,
  { name, credential }: z.output<typeof addPasskeyContract.input>,
): Promise<{ id: string }> {
  requireReauth(actor);
  const now = new Date();
  const made = await verifyNew(credential, actor.sessionId, now);
  try {
    return await db.$transaction(async (tx) => {
      await voidLinks(tx, actor.userId, now);
      await requireLiveSession(tx, actor);
      const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
      if ((await tx.passkey.count({ where: { userId: user.id } })) >= MOST_PASSKEYS)
        throw conflict("passkey.too_many", { most: MOST_PASSKEYS });
      const { id } = await tx.passkey.create({ data: { userId: user.id, name, createdAt: now, ...made } });
      await recordEvent(tx, actor, {
        action: "customers.add-passkey",
        subject: { kind: "user", id: user.id },
        after: { name },
      });
      await notifyOwner(tx, user, "passkey_added", actor.ip, now);
      return { id };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("passkey.exists");
    throw error;
  }
}

/** What a browser has made, checked: for this session, this shop, by a verified person. */
async function verifyNew(credential: NewCredential, sessionId: string, now: Date) {
  let challenge = "";
  const isOurs = (given: string) => {
    challenge = given;
    return isChallengeFor(`add:${sessionId}`, given);
  };
  const party = relyingParty();
  const made = await readNew(credential, party, isOurs).catch((error: unknown) => {
    log.debug({ err: error }, "a new passkey was refused");
    return null;
  });
  // The id that counts is the signed one; the contract limits only the length of the other, which comes beside it.
  if (made?.id !== credential.id) throw new AppError("passkey.not_added", 422);
  await takeChallenge(challenge, now);
  return {
    credentialId: new Uint8Array(Buffer.from(made.id, "base64url")),
    publicKey: new Uint8Array(made.publicKey),
    uses: BigInt(made.counter),
    transports: credential.response.transports ?? [],
  };
}

/** @returns undefined for what is refused. @throws Error for most of it, as the library does. */
async function readNew(
  { id, rawId, type, response: { clientDataJSON, attestationObject } }: NewCredential,
  { id: expectedRPID, origin: expectedOrigin }: RelyingParty,
  expectedChallenge: (given: string) => boolean,
) {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
  const statement = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, "base64url"))).get("fmt");
  if (!STATEMENTS.includes(statement)) return undefined;
  const response = { clientDataJSON, attestationObject };
  const { registrationInfo } = await verifyRegistrationResponse({
    response: { id, rawId, type, clientExtensionResults: {}, response },
    ...{ expectedChallenge, expectedOrigin, expectedRPID },
    requireUserVerification: true,
  });
  return registrationInfo?.credential;
}
