import "server-only";
import { UPGRADE_WEIGHT, waitsForControl } from "@/lib/controls/exclusion-contract";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";

/**
 * Whether a control of the item's service is under way beside which its upgrade must not be bought: a server gets no bigger disk while it is
 * rebuilt. Holds the service until the item is seen as "buying", as a control does that begins (lib/controls/start-control.ts): of the two
 * the second one sees the first. Items that are no upgrade wait for no control.
 */
export async function isControlUnderWay(
  tx: Tx,
  item: Pick<OrderItem, "serviceId" | "productLine" | "action">,
): Promise<boolean> {
  const { serviceId, productLine } = item;
  if (serviceId === null || actionOf(item).offer !== "upgrade") return false;
  await tx.$queryRaw`SELECT 1 AS locked FROM services WHERE id = ${serviceId}::uuid FOR SHARE`;
  const open = await tx.controlRun.findMany({ where: { serviceId, finishedAt: null }, select: { control: true } });
  const { controls } = productLineOf(productLine);
  return open.some(({ control }) =>
    waitsForControl(
      UPGRADE_WEIGHT,
      controls.find(({ id }) => id === control),
    ),
  );
}
