import { db } from "../../lib/db/client";
import { recoverOpenItems } from "../../lib/purchasing/recover-open-items";
import { recoverRelays } from "../../lib/tickets/relays/recover-relays";

/**
 * After a restore and before any worker starts: what may have been sent after the backup has an unknown outcome from now on, so that it is
 * not sent again. Prints how much. Safe to repeat.
 */
export async function recoverShop(): Promise<void> {
  const count = await recoverOpenItems(db, new Date());
  console.log(
    `The outcome of ${count} open items is now unknown. Start the workers: they look for each item, and staff decide where no reading can.`,
  );
  const relays = await recoverRelays(db);
  if (relays > 0) console.log(`So is that of ${relays} questions to the upstream: staff settle them on their tickets.`);
}
