import { writeFileSync } from "node:fs";
import { withShop } from "/work/wt/lead/scripts/testing/shop";

process.chdir("/work/wt/lead");
await withShop({ dir: ".test/hold", worker: process.env.NO_WORKER !== "1", quiet: false }, async (shop) => {
  writeFileSync(
    "/tmp/shop.json",
    JSON.stringify({
      url: shop.url,
      sandboxUrl: shop.sandboxUrl,
      databaseUrl: shop.databaseUrl,
      ownerUrl: shop.ownerUrl,
    }),
  );
  console.log("UP", shop.url);
  await new Promise((resolve) => process.once("SIGTERM", resolve));
});
process.exit(0);
