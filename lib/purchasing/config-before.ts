import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import type { Reading } from "@/lib/product-lines/reading";
import { configOf } from "./item-subject";

/** A service's configuration before an upgrade: what the upstream shows, the rest as we keep it. Null: nothing is shown. */
export async function configBefore(
  db: Pick<Db, "service">,
  item: Pick<OrderItem, "serviceId">,
  reading: Reading,
): Promise<Config | null> {
  if (!reading.config) return null;
  if (item.serviceId === null) return reading.config;
  const { config } = await db.service.findUniqueOrThrow({ where: { id: item.serviceId }, select: { config: true } });
  return { ...configOf(config), ...reading.config };
}
