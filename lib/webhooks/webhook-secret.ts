import "server-only";
import { randomBytes } from "node:crypto";
import { openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const PREFIX = "whsec_";

const place = (row: string, column: "secret_enc" | "previous_secret_enc") => ({
  table: "webhook_endpoints",
  row,
  column,
});

/** A new secret in the specification's form: 32 random bytes. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

export const sealWebhookSecret = (id: string, secret: string) => seal(env().keyRing, secret, place(id, "secret_enc"));

/** Moves the present secret to the place of the one before. */
export const sealAsPrevious = (id: string, secretEnc: Uint8Array) =>
  seal(env().keyRing, openText(env().keyRing, secretEnc, place(id, "secret_enc")), place(id, "previous_secret_enc"));

interface Sealed {
  id: string;
  secretEnc: Uint8Array;
  previousSecretEnc: Uint8Array | null;
  previousUntil: Date | null;
}

/** The secrets that sign now: the present one first, then the one before it, while it is valid. */
export function webhookSecrets({ id, secretEnc, previousSecretEnc, previousUntil }: Sealed, now: Date): string[] {
  const secrets = [openText(env().keyRing, secretEnc, place(id, "secret_enc"))];
  if (previousSecretEnc && previousUntil && previousUntil > now) {
    secrets.push(openText(env().keyRing, previousSecretEnc, place(id, "previous_secret_enc")));
  }
  return secrets;
}
