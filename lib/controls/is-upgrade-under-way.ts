import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import type { ActionId } from "@/lib/product-lines/action-id";
import { productLineOf } from "@/lib/product-lines/registry";

/**
 * Whether an upgrade of the service is being bought. One that was not sent yet waits for the control (lib/purchasing/is-control-under-way.ts);
 * and what staff have to settle may take days, in which a server can't be out of its customer's hands.
 */
export async function isUpgradeUnderWay(
  tx: Tx,
  { id: serviceId, productLine }: Pick<Service, "id" | "productLine">,
): Promise<boolean> {
  const actions = Object.entries(productLineOf(productLine).actions);
  const upgrades = actions.flatMap(([id, action]) => (action?.offer === "upgrade" ? [id as ActionId] : []));
  const items = await tx.orderItem.count({
    where: {
      ...{ serviceId, action: { in: upgrades }, needsStaff: false },
      state: { in: ["buying", "unsure", "accepted"] },
    },
  });
  return items > 0;
}
