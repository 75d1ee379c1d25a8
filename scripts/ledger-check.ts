/**
 * `npm run ledger:check`: holds the books against themselves and the orders. Prints every difference; exit code 1 if there
 * is one. Changes nothing.
 */
import { db } from "../lib/db/client";
import { checkBooks } from "../lib/ledger/check-books";

const faults = await checkBooks(db);
for (const { check, subject, detail } of faults) console.log(`${check}  ${subject}  ${detail}`);
console.log(faults.length === 0 ? "The books agree." : `${faults.length} differences.`);
await db.$disconnect();
process.exit(faults.length === 0 ? 0 : 1);
