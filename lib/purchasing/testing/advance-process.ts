/**
 * Advances one item in a process that a test can kill: <this file, bundled> <item> <steps>. KUMQUAT_FAILPOINT says
 * where the process is killed or stopped. Each step's `now` is eleven minutes after the last one's.
 */
import { db } from "@/lib/db/client";
import { upstream } from "@/lib/upstream/client";
import { advanceItem } from "../advance-item";

const [itemId = "", steps = "1"] = process.argv.slice(2);
const begun = Date.now();
for (let step = 0; step < Number(steps); step++) {
  const now = new Date(begun + step * 11 * 60_000);
  process.stdout.write(`${await advanceItem(db, itemId, { now, early: true })}\n`);
}
await upstream().flushLog();
upstream().close();
await db.$disconnect();
