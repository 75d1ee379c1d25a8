import { z } from "zod";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { readSetting } from "@/lib/settings/read-setting";
import { upstream } from "@/lib/upstream/client";
import { latestAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { testCredentials } from "@/lib/upstream/test-credentials";
import { job } from "../job";

/** Reads the agent's money; a success also ends a pause that authentication trouble had begun. */
export const agentBalanceJob = job({
  name: "agent-balance",
  priority: PRIORITY.money,
  payload: z.looseObject({}),
  run: async () => {
    await testCredentials(db, upstream(), { kind: "system" }, new Date());
    const money = await latestAgentBalance(db);
    const { alarmFen } = await readSetting("agentBalance");
    if (money && money.availableFen < alarmFen) {
      log.error({ availableFen: money.availableFen.toString() }, "the agent balance is below its alarm level");
    }
  },
});
