import "server-only";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { nameOf, sealSecrets, secretOf } from "./item-subject";

/** The service of a purchase that the upstream accepted: "opening" until a read shows it working. @returns its id. */
export async function openService(tx: Tx, item: OrderItem): Promise<string> {
  if (item.serviceId) return item.serviceId;
  const id = newId();
  await tx.service.create({
    data: {
      id,
      customerId: item.customerId,
      line: item.line,
      name: nameOf(item),
      displayName: item.displayName,
      state: "opening",
      config: item.config ?? {},
      registrantId: item.registrantId,
      secretsEnc: sealSecrets(id, { password: secretOf(item) }),
    },
  });
  return id;
}
