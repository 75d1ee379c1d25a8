import "server-only";
import type { OrderItem } from "@/lib/db/generated/client";
import type { Evidence, Finding } from "@/lib/product-lines/line";
import type { Reading } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { transferOf } from "./item-reading";

/** What a reading says of an item's last attempt, by the rules of its line and of what was attempted. */
export function findingOf(item: Pick<OrderItem, "line" | "action">, reading: Reading, evidence: Evidence): Finding {
  const line = productLineOf(item.line);
  if (item.action === "renew") return line.findRenewal(reading, evidence);
  if (item.action === "upgrade") return line.findUpgrade?.(reading, evidence) ?? "cannot_tell";
  if (item.action === "transfer") return transferOf(item).find(reading, evidence);
  return line.findPurchase(reading, evidence);
}
