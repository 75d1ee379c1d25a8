import type { StaffActor } from "@/lib/core/actor";
import { otimeText } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Sandbox } from "@/sandbox/sandbox";
import { isExclusive } from "../item-fields";

/**
 * Decides an item as staff who look into the upstream's own panel would: by the sandbox's sale that has the otime of an attempt.
 * @throws AppError when a worker holds the item or it has moved on.
 */
export async function decideAsSeen(
  shop: { db: Db; sandbox: Pick<Sandbox, "world">; staff: StaffActor },
  itemId: string,
): Promise<void> {
  const item = await shop.db.orderItem.findUniqueOrThrow({ where: { id: itemId }, include: { attempts: true } });
  if (!item.needsStaff) return;
  const otimes = new Set(item.attempts.map((attempt) => otimeText(new Date(Number(attempt.otimeMs)))));
  const sale = [...shop.sandbox.world.sales.values()].find(
    ({ otime, refundedAtMs }) => otimes.has(otime) && refundedAtMs === null,
  );
  const decide = (decision: Parameters<typeof decideItem>[1]["decision"], upstreamName?: string) =>
    decideItem(shop.staff, {
      id: itemId,
      decision,
      seenState: item.state,
      note: "as the panel shows it",
      ...(upstreamName === undefined ? {} : { upstreamName }),
    });
  if (item.state === "unsure") {
    if (sale) await decide("accepted", isExclusive(item) ? sale.name : undefined);
    else await decide("absent");
  } else if (item.state === "accepted") {
    // An overdue item may still be done as long as its sale is not refunded.
    if (!sale) await decide("failed");
    else if (item.reasonCode !== "overdue") await decide("done");
  } else if (item.state === "waiting") await decide(item.reasonCode === "price_up" ? "refund" : "retry");
}
