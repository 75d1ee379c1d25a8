/**
 * `npm run recover`: after a restore from backup and before any worker starts. The outcome of every open item becomes unknown, so that
 * an item which was bought after the backup is not bought again, nor a ticket passed on twice. Safe to run twice. `npm run restore` does
 * it by itself; it is for databases that were brought back in another way (docs/operations/backup.md).
 */
import { db } from "../../lib/db/client";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { readWords } from "./read-words";
import { recoverShop } from "./recover-shop";

readWords("usage: npm run recover", {});

await inShopEnvironment(async () => {
  const beats = await db.workerBeat.count({ where: { part: "worker", seenAt: { gt: new Date(Date.now() - 30_000) } } });
  if (beats > 0) {
    console.error(
      "A worker is running (or was, half a minute ago). Stop all workers first, so that they buy nothing meanwhile.",
    );
    return 1;
  }
  await recoverShop();
  return 0;
});
