/**
 * `npm run migrate`: brings the database to this version as its owner (DATABASE_OWNER_URL), binds it to the upstream account and the
 * keys, and gives a new shop what it begins with. `npm start` does the same; where web and worker are started one by one, this runs
 * before them. Safe to repeat; what is there already stays.
 */
import { migrate } from "../../lib/db/migrate";
import { env } from "../../lib/env";
import { beginShop } from "../../prisma/begin-shop";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { requireDatabase } from "../../server/processes/shop-processes";
import { readWords } from "./read-words";

readWords("usage: npm run migrate", {});

await inShopEnvironment(async () => {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl = appUrl } = env();
  await requireDatabase("DATABASE_OWNER_URL", ownerUrl);
  const applied = await migrate({ ownerUrl, appUrl });
  // As the owner gave it the tables: a wrong password of the application's role is told here, not by the first visitor.
  await requireDatabase("DATABASE_URL", appUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.length} migrations.`);
  await beginShop();
  return 0;
});
