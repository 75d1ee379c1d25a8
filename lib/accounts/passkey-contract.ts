import { z } from "zod";
import { givenName } from "@/lib/core/given-name";
import { contract, instant, nothing } from "@/lib/http/contract";

/** Bytes as WebAuthn sends them in JSON. */
const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);

const transports = z.array(z.string().max(30)).max(10);
const descriptor = z.object({ id: z.string(), type: z.literal("public-key"), transports: transports.optional() });

/** What a browser hands back; `clientExtensionResults` is not used. */
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(30).nullish(),
  clientExtensionResults: z.unknown().optional(),
};

/** Of `navigator.credentials.create()`. */
const newCredential = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(16_000),
    transports: transports.optional(),
    // Repeated from the two above, by some browsers.
    authenticatorData: base64url(8_000).optional(),
    publicKey: base64url(8_000).optional(),
    publicKeyAlgorithm: z.int().optional(),
  }),
});
export type NewCredential = z.output<typeof newCredential>;

/** Of `navigator.credentials.get()`. */
export const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(4_000),
    userHandle: base64url(200).nullish(),
  }),
});
export type Assertion = z.output<typeof assertion>;

/** For `navigator.credentials.create()`. */
const creationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal("required"),
    requireResidentKey: z.literal(true),
    userVerification: z.literal("required"),
  }),
  attestation: z.literal("none"),
});
export type CreationOptions = z.output<typeof creationOptions>;

/** For `navigator.credentials.get()`. */
const requestOptions = z.object({
  challenge: z.string(),
  timeout: z.int(),
  rpId: z.string(),
  allowCredentials: z.array(descriptor),
  userVerification: z.literal("required"),
});
export type RequestOptions = z.output<typeof requestOptions>;

export const passkeyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type PasskeyRow = z.output<typeof passkeyRow>;

const few = { points: 20, seconds: 60 };

export const listPasskeysContract = contract({
  method: "GET",
  path: "/api/v1/account/passkeys",
  summary: "One's own passkeys, the newest first.",
  access: "signed-in",
  input: nothing,
  output: z.object({ rows: z.array(passkeyRow) }),
});

export const offerPasskeyContract = contract({
  method: "POST",
  path: "/api/v1/account/passkeys/options",
  summary: "What a browser needs to make a passkey; valid for five minutes, once. Wants a recent password or passkey.",
  access: "signed-in",
  reauth: true,
  input: nothing,
  output: creationOptions,
  errors: ["passkey.no_domain", "passkey.too_many"],
  limit: few,
});

export const addPasskeyContract = contract({
  method: "POST",
  path: "/api/v1/account/passkeys",
  summary:
    "Adds the passkey that a browser made. It opens the account without password and second factor. Audited; the owner gets a mail.",
  access: "signed-in",
  reauth: true,
  input: z.object({ name: givenName, credential: newCredential }),
  output: z.object({ id: z.uuid() }),
  errors: ["passkey.not_added", "passkey.expired", "passkey.exists", "passkey.too_many", "passkey.no_domain"],
  limit: few,
});

export const removePasskeyContract = contract({
  method: "DELETE",
  path: "/api/v1/account/passkeys/{id}",
  summary: "Removes a passkey: it opens nothing any more. Audited; the owner gets a mail.",
  access: "signed-in",
  reauth: true,
  input: z.object({ id: z.uuid() }),
  output: nothing,
});

export const askPasskeyContract = contract({
  method: "POST",
  path: "/api/v1/sign-in/passkey",
  summary: "What a browser needs to sign in with a passkey; valid for five minutes, once.",
  access: "anyone",
  input: nothing,
  output: requestOptions,
  errors: ["passkey.no_domain"],
  limit: few,
});

export const askPasskeyAgainContract = contract({
  method: "POST",
  path: "/api/v1/account/reauth/passkey/options",
  summary:
    "What a browser needs to use one of one's own passkeys in place of the password; valid for five minutes, once.",
  access: "signed-in",
  input: nothing,
  output: requestOptions,
  errors: ["passkey.none", "passkey.no_domain"],
  limit: few,
});

export const reauthWithPasskeyContract = contract({
  method: "POST",
  path: "/api/v1/account/reauth/passkey",
  summary: "Uses a passkey in place of the password; for five minutes secrets may be shown and safeguards changed.",
  access: "signed-in",
  input: z.object({ credential: assertion }),
  output: nothing,
  errors: ["passkey.refused", "passkey.expired", "passkey.no_domain"],
  limit: few,
});
