import "server-only";
import { newId } from "@/lib/core/id";
import type { Db } from "@/lib/db/client";

/**
 * After a restore from backup: what the shop remembers is older than what it did. Every open item becomes unsure before any
 * worker starts, with an attempt that stands for whatever was sent after the backup, so that none is bought again unseen.
 * Safe to repeat. @returns how many items were made unsure.
 */
export async function recoverOpenItems(db: Db, now: Date): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const open = await tx.orderItem.findMany({ where: { state: { in: ["placed", "buying", "waiting"] } } });
      const account = await tx.upstreamAccount.findUnique({ where: { id: 1 } });
      // Whatever was in flight when the backup was made has landed long ago, and nobody waits to be alone any more.
      await tx.$executeRaw`UPDATE attempts SET flight = NULL WHERE flight IS NOT NULL`;
      await tx.$executeRaw`UPDATE upstream_accounts SET exclusive_item_id = NULL, exclusive_until = NULL WHERE id = 1`;
      // Late answers that ask for patience: a backup may be older than the attempt that followed, so they settle nothing.
      await tx.attempt.updateMany({
        where: { endedAt: null, outcome: { in: ["ours", "unreached"] }, item: { state: { in: ["buying", "unsure"] } } },
        data: { outcome: "unknown" },
      });
      for (const item of open) {
        const attempt = await tx.attempt.findFirst({ where: { itemId: item.id, endedAt: null } });
        if (!attempt) {
          const [otime] = await tx.$queryRaw<
            { otime_ms: bigint }[]
          >`SELECT otime_ms FROM otime_next(${now}::timestamptz, true)`;
          const clash = await tx.attempt.findFirst({
            where: { productLine: item.productLine, name: item.name, endedAt: null },
            select: { id: true },
          });
          await tx.attempt.create({
            data: {
              id: newId(),
              itemId: item.id,
              account: account?.username ?? "unknown",
              productLine: item.productLine,
              // Two orders for one name can't both exclude others; the first one's attempt does.
              name: clash ? null : item.name,
              endpoint: "restored",
              otimeMs: otime?.otime_ms ?? 0n,
              maskedInput: { name: item.displayName, why: "restored from backup" },
              expectedChargeFen: item.costQuotedFen,
              // Nobody knows what stood there before: nothing found later counts as this item's without staff.
              absentBefore: false,
            },
          });
        }
        await tx.orderItem.update({
          where: { id: item.id },
          data: {
            state: "unsure",
            stateAt: now,
            reasonCode: "unsure",
            reasonParams: {},
            dueAt: now,
            absentReads: 0,
            lastReadAt: null,
            leaseUntil: null,
            leaseToken: null,
            deadlineAt: null,
          },
        });
        await tx.itemEvent.create({
          data: {
            itemId: item.id,
            at: now,
            actorKind: "system",
            kind: "state",
            fromState: item.state,
            toState: "unsure",
            reasonCode: "unsure",
            data: { why: "restored" },
          },
        });
      }
      return open.length;
    },
    { timeout: 300_000 },
  );
}
