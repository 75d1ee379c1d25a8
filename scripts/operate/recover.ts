/**
 * `npm run recover`: after a restore from backup and before any worker starts. Every open item becomes unsure, so that nothing
 * which was bought after the backup is bought again. Safe to run twice.
 */
import { db } from "../../lib/db/client";
import { recoverOpenItems } from "../../lib/purchasing/recover-open-items";
import { inShopEnvironment } from "../../server/processes/shop-environment";

await inShopEnvironment(async () => {
  const beats = await db.workerBeat.count({ where: { seenAt: { gt: new Date(Date.now() - 30_000) } } });
  if (beats > 0) {
    console.error(
      "A worker is running (or was, half a minute ago). Stop all workers first: they must not buy meanwhile.",
    );
    return 1;
  }
  const count = await recoverOpenItems(db, new Date());
  console.log(
    `${count} open items are unsure now. Start the workers: they look for each, and staff decide what can't be told.`,
  );
  return 0;
});
