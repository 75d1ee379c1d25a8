/** Staff who look into the upstream's own panel before they decide: what stands in its sales book under our otime is true. */
import { otimeText } from "@/lib/core/time";
import { decideItem } from "../../decide-item";
import type { SimulatedShop } from "./shop";

export async function decideAsSeen(shop: SimulatedShop, itemId: string): Promise<void> {
  const item = await shop.db.orderItem.findUniqueOrThrow({ where: { id: itemId }, include: { attempts: true } });
  if (!item.needsStaff) return;
  const otimes = new Set(item.attempts.map((attempt) => otimeText(new Date(Number(attempt.otimeMs)))));
  const sales = [...shop.sandbox.world.sales.values()].filter((sale) => otimes.has(sale.otime));
  const bought = sales.some((sale) => sale.refundedAtMs === null);
  const decide = (decision: Parameters<typeof decideItem>[1]["decision"]) =>
    decideItem(shop.staff, { id: itemId, decision, seenState: item.state, note: "as the panel shows it" });
  if (item.state === "unsure") await decide(bought ? "accepted" : "absent");
  else if (item.state === "accepted" && item.reasonCode !== "overdue") await decide(bought ? "done" : "failed");
  else if (item.state === "waiting") await decide(item.reasonCode === "price_up" ? "refund" : "retry");
}
