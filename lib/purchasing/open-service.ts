import "server-only";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { productLineOf } from "@/lib/product-lines/registry";
import { configOf, sealSecrets, secretOf } from "./item-subject";

/**
 * The service of a purchase that the upstream accepted: "opening" until a read shows it working.
 * @param product its name as the upstream knows it, and the secrets that came with the answer.
 * @returns its id.
 */
export async function openService(
  tx: Tx,
  item: OrderItem,
  product: { name: string; secrets: Record<string, string> },
): Promise<string> {
  if (item.serviceId) return item.serviceId;
  const id = newId();
  await tx.service.create({
    data: {
      id,
      customerId: item.customerId,
      line: item.line,
      name: product.name,
      // A name that the upstream made or completed (a prefix) is the one to show.
      displayName: product.name === item.name ? item.displayName : product.name,
      state: "opening",
      config: { ...productLineOf(item.line).initialConfig, ...configOf(item.config) },
      registrantId: item.registrantId,
      // A transfer's secret is the code it came with, not a password of the domain.
      secretsEnc: item.action === "transfer" ? null : sealSecrets(id, { password: secretOf(item), ...product.secrets }),
    },
    select: { id: true },
  });
  return id;
}
