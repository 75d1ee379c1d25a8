/**
 * `npm run keys:rotate`: seals everything with the first key of ENCRYPTION_KEYS, while the shop runs, and prints which keys are still
 * in use and which may be removed. docs/keys.md has the steps before and after. Safe to interrupt and to repeat. Exit code 1: some
 * values could not be opened.
 */
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { readWords } from "./read-words";

readWords("usage: npm run keys:rotate", {});

await inShopEnvironment(async () => {
  const { db } = await import("../../lib/db/client");
  const { env } = await import("../../lib/env");
  const { rotateKeys } = await import("../../lib/keys/rotate-keys");
  const { bindKeys } = await import("../../lib/upstream/bind-keys");
  const { keyRing, DATABASE_URL, DATABASE_OWNER_URL } = env();
  await bindKeys(db, keyRing);
  let reported = 0;
  const { rows, failed, retired, rewrapped } = await rotateKeys(
    DATABASE_OWNER_URL ?? DATABASE_URL,
    keyRing,
    (count) => {
      if (count - reported < 10_000) return;
      reported = count;
      console.log(`${count} values rewrapped …`);
    },
  );
  console.log(`${rewrapped} values were rewrapped with the key ${keyRing.primary}.`);
  for (const [id, count] of rows) console.log(`  key ${id}: ${count} values`);
  for (const id of retired)
    console.log(`Nothing uses the key ${id} any more: it may leave ENCRYPTION_KEYS everywhere.`);
  for (const line of failed) console.error(`not opened: ${line}`);
  const old = [...rows.keys()].filter((id) => id !== keyRing.primary);
  if (old.length > 0)
    console.error(
      `Still in use: ${old.join(", ")}. Keep them, see that every process has ${keyRing.primary} in front, and run this again.`,
    );
  return failed.length + old.length > 0 ? 1 : 0;
});
