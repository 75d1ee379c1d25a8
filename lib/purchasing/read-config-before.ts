import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import type { Reading } from "@/lib/product-lines/reading";
import { configOf } from "./item-fields";

/**
 * The configuration that an item's service has before the purchase: the stored one, overwritten by what the reading shows.
 * @returns null when the reading shows no configuration.
 */
export async function readConfigBefore(
  db: Pick<Db, "service">,
  item: Pick<OrderItem, "serviceId">,
  reading: Reading,
): Promise<Config | null> {
  if (!reading.config) return null;
  if (item.serviceId === null) return reading.config;
  const { config } = await db.service.findUniqueOrThrow({ where: { id: item.serviceId }, select: { config: true } });
  return { ...configOf(config), ...reading.config };
}
