/**
 * `npm run recover`: after a restore from backup and before any worker starts. The outcome of every open item becomes unknown, so that
 * an item which was bought after the backup is not bought again. Safe to run twice.
 */
import { db } from "../../lib/db/client";
import { recoverOpenItems } from "../../lib/purchasing/recover-open-items";
import { inShopEnvironment } from "../../server/processes/shop-environment";

await inShopEnvironment(async () => {
  const beats = await db.workerBeat.count({ where: { seenAt: { gt: new Date(Date.now() - 30_000) } } });
  if (beats > 0) {
    console.error(
      "A worker is running (or was, half a minute ago). Stop all workers first, so that they buy nothing meanwhile.",
    );
    return 1;
  }
  const count = await recoverOpenItems(db, new Date());
  console.log(
    `The outcome of ${count} open items is now unknown. Start the workers: they look for each item, and staff decide where no reading can.`,
  );
  return 0;
});
