import "server-only";
import { assert } from "@/lib/core/errors";
import { openText, seal } from "@/lib/core/secret";
import type { OrderItem } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

/** Where the secrets of items, attempts and services are sealed: a sealed text opens only at its own place. */

export const itemSecretPlace = (itemId: string) => ({ table: "order_items", row: itemId, column: "secret_enc" });
export const serviceSecretsPlace = (serviceId: string) => ({
  table: "services",
  row: serviceId,
  column: "secrets_enc",
});

/** Secrets that an answer told, with its attempt until a service opens. */
export const givenSecretsPlace = (attemptId: string) => ({
  table: "attempts",
  row: attemptId,
  column: "given_secrets_enc",
});

/** The secret of this item: its password or transfer code. */
export function secretOf(item: OrderItem): string {
  assert(item.secretEnc !== null, `item ${item.id} has no secret`);
  return openText(env().keyRing, item.secretEnc, itemSecretPlace(item.id));
}

/** The secrets of a service as one sealed object. */
export function sealSecrets(serviceId: string, secrets: Record<string, string>): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, JSON.stringify(secrets), serviceSecretsPlace(serviceId));
}
