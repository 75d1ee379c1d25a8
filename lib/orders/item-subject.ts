import "server-only";
import { assert } from "@/lib/core/errors";
import { openText, seal } from "@/lib/core/secret";
import type { OrderItem } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

export const itemSecretPlace = (itemId: string) => ({ table: "order_items", row: itemId, column: "secret_enc" });
export const serviceSecretsPlace = (serviceId: string) => ({
  table: "services",
  row: serviceId,
  column: "secrets_enc",
});

/** The name that an item of a line with names always has. */
export function nameOf(item: OrderItem): string {
  assert(item.name !== null, `item ${item.id} has no name`);
  return item.name;
}

/** The random secret that was made for this item. */
export function secretOf(item: OrderItem): string {
  assert(item.secretEnc !== null, `item ${item.id} has no secret`);
  return openText(env().keyRing, item.secretEnc, itemSecretPlace(item.id));
}

/** The secrets of a service as one sealed object. */
export function sealSecrets(serviceId: string, secrets: Record<string, string>): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, JSON.stringify(secrets), serviceSecretsPlace(serviceId));
}
