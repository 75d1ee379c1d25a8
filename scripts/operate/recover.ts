/**
 * `npm run recover`: after a restore from backup and before any worker starts. The outcome of every open item becomes unknown, so that
 * an item which was bought after the backup is not bought again, nor a ticket passed on twice. Safe to run twice.
 */
import { db } from "../../lib/db/client";
import { recoverOpenItems } from "../../lib/purchasing/recover-open-items";
import { recoverRelays } from "../../lib/tickets/relays/recover-relays";
import { inShopEnvironment } from "../../server/processes/shop-environment";

await inShopEnvironment(async () => {
  const beats = await db.workerBeat.count({ where: { part: "worker", seenAt: { gt: new Date(Date.now() - 30_000) } } });
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
  const relays = await recoverRelays(db);
  if (relays > 0) console.log(`So is that of ${relays} questions to the upstream: staff settle them on their tickets.`);
  return 0;
});
