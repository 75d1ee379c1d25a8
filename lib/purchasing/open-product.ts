import "server-only";
import { log } from "@/lib/core/log";
import type { OrderItem } from "@/lib/db/generated/client";
import { productLineOf } from "@/lib/product-lines/registry";
import { callbackAddress } from "@/lib/upstream/callback-address";
import type { AdvanceContext } from "./advance-context";
import { nameOf, secretOf } from "./item-subject";

/**
 * The step after buying that some products need (a cloud server is bought first and opened then). It costs nothing and may be
 * repeated: what is open already says so, which counts as ok. Whether it worked only a later read tells, so its outcome
 * is written down for staff and decides nothing.
 */
export async function openProduct({ db, upstream, now, actor }: AdvanceContext, item: OrderItem): Promise<void> {
  const line = productLineOf(item.line);
  if (!line.open) return;
  const callbackUrl = callbackAddress({ kind: "item", id: item.id });
  const outcome = await line.open(upstream.call, { name: nameOf(item), secret: secretOf(item), callbackUrl });
  const name = "name" in outcome ? outcome.name : undefined;
  if (outcome.kind !== "ok") log.warn({ itemId: item.id, outcome: outcome.kind, name }, "a product did not open yet");
  await db.itemEvent.create({
    data: {
      itemId: item.id,
      at: now,
      actorKind: actor.kind,
      kind: "opening",
      data: { outcome: outcome.kind, reason: name ?? null },
    },
  });
}
