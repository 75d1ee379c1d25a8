import { z } from "zod";
import { readPrice } from "@/lib/cndns/endpoints/product-and-user";
import { log } from "@/lib/core/log";
import { HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { compareCharges } from "@/lib/purchasing/compare-charges";
import { readSetting } from "@/lib/settings/read-setting";
import { upstream } from "@/lib/upstream/client";
import { fingerprintOf, readCredentialRefusal } from "@/lib/upstream/credential-gate";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { job } from "../job";

/** Reads the agent's money, and holds what it shows of each purchase against the assumed cost; a success also ends a pause that trouble with the time of signing had begun. */
export const agentBalanceJob = job({
  name: "agent-balance",
  priority: PRIORITY.money,
  payload: z.looseObject({}),
  run: async () => {
    // Credentials that were refused are tried again by people alone: the upstream blacklists who goes on.
    if (await readCredentialRefusal(db, fingerprintOf(env()))) return;
    const { ok } = await testCredentials(db, upstream(), { kind: "system" }, new Date());
    if (ok) await askFirstPrices();
    await compareCharges(db, new Date());
    const money = await latestAgentBalance(db);
    const { alarmFen } = await readSetting("agentBalance");
    if (money && money.availableFen < alarmFen) {
      log.error({ availableFen: money.availableFen.toString() }, "the agent balance is below its alarm level");
    }
  },
});

/** A new shop has nothing to sell until it knows its prices: they are asked for as soon as the credentials work, once an hour at most. */
async function askFirstPrices(): Promise<void> {
  if ((await db.upstreamPrice.count({ where: { line: "domain" } })) > 0) return;
  const lately = { endpoint: readPrice.id, at: { gt: new Date(Date.now() - HOUR_MS) } };
  if ((await db.upstreamCall.count({ where: lately })) > 0) return;
  log.info("asking for the first prices");
  await refreshPrices({ kind: "system", job: "first-prices" }, {});
}
