import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { readBrand } from "@/lib/settings/read-brand";
import type { CreationOptions } from "../passkey-contract";
import { MOST_PASSKEYS } from "./add-passkey";
import { describePasskey } from "./ask-passkey";
import { CHALLENGE_MS, makeChallenge } from "./challenge";
import { relyingParty } from "./relying-party";
import { handleOf } from "./verify-passkey";

/** EdDSA, ECDSA with P-256, RSA with SHA-256: what all authenticators have one of. */
const ALGORITHMS = [-8, -7, -257];

/**
 * What a browser needs to make a passkey for the person. Nothing is changed until addPasskey; safe to ask again.
 * @throws AppError passkey.too_many, passkey.no_domain (409).
 */
export async function offerPasskey(actor: CustomerActor | StaffActor): Promise<CreationOptions> {
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId }, include: { passkeys: true } });
  if (user.passkeys.length >= MOST_PASSKEYS) throw conflict("passkey.too_many", { most: MOST_PASSKEYS });
  const { name } = await readBrand(user.locale === "en" ? "en" : "zh");
  return {
    rp: { id: relyingParty().id, name },
    user: { id: handleOf(user.id).toString("base64url"), name: user.email, displayName: user.name },
    challenge: Buffer.from(makeChallenge(`add:${actor.sessionId}`, new Date())).toString("base64url"),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: CHALLENGE_MS,
    excludeCredentials: user.passkeys.map(describePasskey),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
}
