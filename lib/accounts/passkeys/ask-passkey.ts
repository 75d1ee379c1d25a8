import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { RequestOptions } from "../passkey-contract";
import { CHALLENGE_MS, type ChallengePurpose, makeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";

function optionsFor(purpose: ChallengePurpose, allowCredentials: RequestOptions["allowCredentials"]): RequestOptions {
  return {
    challenge: Buffer.from(makeChallenge(purpose, new Date())).toString("base64url"),
    timeout: CHALLENGE_MS,
    rpId: relyingParty().id,
    allowCredentials,
    userVerification: "required",
  };
}

/** What a browser needs to sign in with a passkey: the person chooses one of those that it has for this shop. @throws AppError passkey.no_domain. */
export const askPasskey = async (): Promise<RequestOptions> => optionsFor("sign-in", []);

/** What a browser needs to use a passkey of the person who is signed in. @throws AppError passkey.none, passkey.no_domain (409). */
export async function askPasskeyAgain(actor: CustomerActor | StaffActor): Promise<RequestOptions> {
  const own = await db.passkey.findMany({ where: { userId: actor.userId } });
  if (own.length === 0) throw conflict("passkey.none");
  return optionsFor(`reauth:${actor.sessionId}`, own.map(describePasskey));
}

/** A passkey as a browser finds it. */
export const describePasskey = (passkey: { credentialId: Uint8Array; transports: string[] }) => ({
  id: Buffer.from(passkey.credentialId).toString("base64url"),
  type: "public-key" as const,
  transports: passkey.transports,
});
