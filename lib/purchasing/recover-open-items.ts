import "server-only";
import { newId } from "@/lib/core/id";
import type { Db } from "@/lib/db/client";

/**
 * To be run after a restore from backup, before any worker starts: the shop may have sent purchases that the database does not know of.
 * Every open item becomes unsure, with an attempt that represents whatever was sent after the backup, so that none is bought twice.
 * Safe to repeat. @returns how many items were made unsure.
 */
export async function recoverOpenItems(db: Db, now: Date): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const open = await tx.orderItem.findMany({ where: { state: { in: ["placed", "buying", "waiting"] } } });
      const account = await tx.upstreamAccount.findUnique({ where: { id: 1 } });
      // Purchases that were under way when the backup was made have ended since: nobody holds or waits for the in-flight lock.
      await tx.$executeRaw`UPDATE attempts SET in_flight = NULL WHERE in_flight IS NOT NULL`;
      await tx.$executeRaw`UPDATE upstream_accounts SET exclusive_item_id = NULL, exclusive_until = NULL WHERE id = 1`;
      // These outcomes mean "try again", and a later attempt that the backup does not know of may have done so: they prove nothing now.
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
              // A unique index allows one open attempt for a name. A second item of the name gets an attempt without it.
              name: clash ? null : item.name,
              endpoint: "restored",
              otimeMs: otime?.otime_ms ?? 0n,
              maskedInput: { name: item.displayName, why: "restored from backup" },
              expectedChargeFen: item.costQuotedFen,
              // Nobody knows whether the name was absent before: what is found later counts as this item's only if staff say so.
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
