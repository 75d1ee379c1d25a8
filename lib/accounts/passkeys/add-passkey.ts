import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { notifyOwner } from "../notify-owner";
import type { addPasskeyContract, NewCredential } from "../passkey-contract";
import { voidLinks } from "../void-links";
import { isChallengeFor, takeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";
import { refusedPasskey } from "./verify-passkey";

/** More than anybody's devices. */
export const MOST_PASSKEYS = 20;

/**
 * Adds the passkey that a browser has made with the options of offerPasskey; voids mailed links. Audited; the owner gets a mail.
 * @throws AppError reauth.required; passkey.refused (401); passkey.expired, passkey.exists, passkey.too_many, passkey.no_domain (409).
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
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  let challenge = "";
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { clientDataJSON, attestationObject, transports = [] } = credential.response;
  const result = await verifyRegistrationResponse({
    response: {
      ...{ id: credential.id, rawId: credential.rawId, type: credential.type, clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject },
    },
    expectedChallenge: (given) => {
      challenge = given;
      return isChallengeFor(`add:${sessionId}`, given);
    },
    ...{ expectedOrigin, expectedRPID },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    log.debug({ err: error }, "a new passkey was refused");
    return null;
  });
  if (!result?.verified) throw refusedPasskey();
  await takeChallenge(challenge, now);
  const { id, publicKey, counter } = result.registrationInfo.credential;
  return {
    credentialId: new Uint8Array(Buffer.from(id, "base64url")),
    publicKey: new Uint8Array(publicKey),
    uses: BigInt(counter),
    transports,
  };
}
