/** Runs at every start, on any database: see begin-shop.ts. */
import { db } from "../lib/db/client";
import { beginShop } from "./begin-shop";

try {
  await beginShop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}
