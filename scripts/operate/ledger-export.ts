/**
 * `npm run -s ledger:export > books.journal`, or `npm run ledger:export -- --out books.journal`: the whole books as an hledger
 * journal that `hledger check --strict` accepts. Changes nothing; while the shop runs it exports the books as of one moment.
 */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { db } from "../../lib/db/client";
import { readWhole } from "../../lib/db/read-whole";
import { exportJournal } from "../../lib/ledger/export-journal";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { readWords } from "./read-words";

const values = readWords("usage: npm run ledger:export [-- --out FILE.journal]", { out: { type: "string" } });

await inShopEnvironment(async () => {
  const target = values.out ? createWriteStream(values.out) : process.stdout;
  await readWhole(db, async (tx) => {
    for await (const piece of exportJournal(tx, new Date())) {
      if (!target.write(piece)) await once(target, "drain");
    }
  });
  if (values.out) {
    target.end();
    await finished(target);
    console.log(`Wrote ${values.out}. hledger -f ${values.out} check --strict`);
  }
  return 0;
});
