import { z } from "zod";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { compareCharges } from "@/lib/orders/compare-charges";
import { readSetting } from "@/lib/settings/read-setting";
import { upstream } from "@/lib/upstream/client";
import { fingerprintOf, readRefusal } from "@/lib/upstream/credential-gate";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { job } from "../job";

/** Reads the agent's money, and holds what it shows of each purchase against the assumed cost; a success also ends a pause that trouble with the time of signing had begun. */
export const agentBalanceJob = job({
  name: "agent-balance",
  payload: z.looseObject({}),
  run: async () => {
    // Credentials that were refused are tried again by people alone: the upstream blacklists who goes on.
    if (await readRefusal(db, fingerprintOf(env()))) return;
    await testCredentials(db, upstream(), { kind: "system" }, new Date());
    await compareCharges(db, new Date());
    const money = await latestAgentBalance(db);
    const { alarmFen } = await readSetting("agentBalance");
    if (money && money.availableFen < alarmFen) {
      log.error({ availableFen: money.availableFen.toString() }, "the agent balance is below its alarm level");
    }
  },
});
