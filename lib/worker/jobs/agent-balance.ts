import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import { askFirstPrices } from "@/lib/pricing/ask-first-prices";
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
    if (ok) await askFirstPrices({ kind: "system", job: "first-prices" }, new Date());
    await compareCharges(db, new Date());
  },
});
