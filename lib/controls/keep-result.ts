import "server-only";
import { newId } from "@/lib/core/id";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma, Service } from "@/lib/db/generated/client";
import type { ControlResult, Opened } from "@/lib/product-lines/control";
import { mergeSecrets } from "@/lib/services/merge-secrets";
import { mergeConfig } from "@/lib/services/store-reading";

/**
 * Stores what a control changed: the reading, the configuration, secrets, the name, a gift that was opened.
 * @returns the id of that gift.
 */
export async function keepResult(service: Service, result: ControlResult): Promise<string | null> {
  const { snapshot, config, secrets, name, opens } = result;
  return await db.$transaction(async (tx) => {
    if (snapshot) {
      await tx.$executeRaw`
        UPDATE services SET snapshot = coalesce(snapshot, '{}'::jsonb) || ${JSON.stringify(snapshot)}::jsonb
         WHERE id = ${service.id}::uuid`;
    }
    if (config) await mergeConfig(tx, service.id, config);
    if (secrets) await mergeSecrets(tx, service.id, secrets);
    if (name) await tx.service.update({ where: { id: service.id }, data: { name, displayName: name } });
    return opens ? await openGift(tx, service, opens) : null;
  });
}

/** Makes a gift: a service of the same customer that is renewed with the service it came with. */
async function openGift(tx: Tx, host: Service, gift: Opened): Promise<string | null> {
  const known = await tx.service.count({ where: { productLine: gift.productLine, name: gift.name, endedAt: null } });
  if (known > 0) return null;
  const id = newId();
  await tx.service.create({
    data: {
      id,
      customerId: host.customerId,
      productLine: gift.productLine,
      name: gift.name,
      displayName: gift.displayName ?? gift.name,
      state: "active",
      config: (gift.config ?? {}) as Prisma.InputJsonObject,
      registeredAt: new Date(),
      expiresAt: gift.expiresAt ?? host.expiresAt,
      parentId: host.id,
    },
  });
  await mergeSecrets(tx, id, gift.secrets ?? {});
  return id;
}
