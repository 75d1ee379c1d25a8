import "server-only";
import { randomBytes } from "node:crypto";
import { openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const PREFIX = "whsec_";

const place = (row: string) => ({ table: "webhook_endpoints", row, column: "secret_enc" });

/** A new secret in the specification's form: 32 random bytes. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

/** @param previous the secret before this one, which signs for a while as well. */
export const sealWebhookSecret = (id: string, secret: string, previous?: string) =>
  seal(env().keyRing, previous === undefined ? secret : `${secret} ${previous}`, place(id));

interface Sealed {
  id: string;
  secretEnc: Uint8Array;
  previousUntil: Date | null;
}

/** The secrets that sign now: the present one first, then the one before it, while it is valid. */
export function webhookSecrets({ id, secretEnc, previousUntil }: Sealed, now: Date): [string, ...string[]] {
  const [secret = "", ...previous] = openText(env().keyRing, secretEnc, place(id)).split(" ");
  return [secret, ...(previousUntil && previousUntil > now ? previous : [])];
}
