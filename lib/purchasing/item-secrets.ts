import "server-only";
import { assert } from "@/lib/core/errors";
import { openText, seal } from "@/lib/core/secret";
import type { OrderItem } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

/** The places that secrets of items, attempts and services are sealed to: a sealed text can be opened only with the place of its row. */

export const itemSecretPlace = (itemId: string) => ({ table: "order_items", row: itemId, column: "secret_enc" });
export const serviceSecretsPlace = (serviceId: string) => ({
  table: "services",
  row: serviceId,
  column: "secrets_enc",
});

/** Secrets that an answer told: they stay with its attempt until the service is opened. */
export const givenSecretsPlace = (attemptId: string) => ({
  table: "attempts",
  row: attemptId,
  column: "given_secrets_enc",
});

/** The item's secret: the password for its product, or a transfer code. @throws when this process's keys can't open it. */
export function secretOf(item: OrderItem): string {
  assert(item.secretEnc !== null, `item ${item.id} has no secret`);
  return openText(env().keyRing, item.secretEnc, itemSecretPlace(item.id));
}

/** Seals all secrets of a service as one object. */
export function sealSecrets(serviceId: string, secrets: Record<string, string>): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, JSON.stringify(secrets), serviceSecretsPlace(serviceId));
}
