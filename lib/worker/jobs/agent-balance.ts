import { z } from "zod";
import { readPrice } from "@/lib/cndns/endpoints/product-and-user";
import { log } from "@/lib/core/log";
import { HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { compareCharges } from "@/lib/purchasing/compare-charges";
import { upstream } from "@/lib/upstream/client";
import { fingerprintOf, readCredentialRefusal } from "@/lib/upstream/credential-gate";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { job } from "../job";

/**
 * Reads the agent balance and compares its changes with the assumed costs of purchases; success also ends a pause that an
 * authentication error began.
 */
export const agentBalanceJob = job({
  name: "agent-balance",
  priority: PRIORITY.money,
  payload: z.looseObject({}),
  run: async () => {
    // Only staff try refused credentials again, because the upstream blocks an address that goes on sending them.
    if (await readCredentialRefusal(db, fingerprintOf(env()))) return;
    const { ok } = await testCredentials(db, upstream(), { kind: "system" }, new Date());
    if (ok) await askFirstPrices();
    await compareCharges(db, new Date());
  },
});

/** A new shop can't sell before it has prices: reads them as soon as the credentials work, at most once an hour. */
async function askFirstPrices(): Promise<void> {
  if ((await db.upstreamPrice.count({ where: { productLine: "domain" } })) > 0) return;
  const lately = { endpoint: readPrice.id, at: { gt: new Date(Date.now() - HOUR_MS) } };
  if ((await db.upstreamCall.count({ where: lately })) > 0) return;
  log.info("asking for the first prices");
  await refreshPrices({ kind: "system", job: "first-prices" }, {});
}
