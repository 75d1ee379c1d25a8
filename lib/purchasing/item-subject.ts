import "server-only";
import { assert } from "@/lib/core/errors";
import { openText, seal } from "@/lib/core/secret";
import type { OrderItem } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { Config } from "@/lib/product-lines/form";
import type { Upgrade } from "@/lib/product-lines/line";

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

/** The name of a product that has one: ours, or the upstream's once it is known. */
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

/** What was chosen, as it stands in an item. */
export function configOf(config: unknown): Config {
  return typeof config === "object" && config !== null ? (config as Config) : {};
}

/** An upgrade item as its line takes it. */
export function upgradeOf(item: OrderItem, before: Config, expiresAt: Date | null): Upgrade {
  return { name: nameOf(item), displayName: item.displayName, config: configOf(item.config), before, expiresAt };
}
