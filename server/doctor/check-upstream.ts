import { formatFen } from "../../lib/core/money";
import { db } from "../../lib/db/client";
import type { Env } from "../../lib/env";
import { readSetting } from "../../lib/settings/read-setting";
import { upstream } from "../../lib/upstream/client";
import { latestAgentBalance } from "../../lib/upstream/snapshot-agent-balance";
import { testCredentials } from "../../lib/upstream/test-credentials";
import messages from "../../messages/en/reports.json";
import { clockFinding } from "./check-database";
import { type Finding, fault, fine, said, warn } from "./finding";

const RESULTS: Record<string, string> = messages.test.result;
const TIMEOUT_MS = 10_000;

/**
 * Asks the upstream for the agent balance, as the admin area's test does: it costs nothing, wants the same credentials as a purchase,
 * and success ends a pause that a refusal began. Also compares the clocks.
 */
export async function checkUpstream({ CNDNS_API_URL, CNDNS_USERNAME }: Env): Promise<Finding[]> {
  return [...(await balance(CNDNS_USERNAME)), ...(await clock(CNDNS_API_URL))];
}

async function balance(username: string): Promise<Finding[]> {
  try {
    const test = await testCredentials(db, upstream(), { kind: "system" }, new Date());
    if (!test.ok) {
      const why = RESULTS[test.result] ?? test.result;
      const todo =
        "In the admin area Agent balance > Test credentials lists the addresses that the upstream must allow.";
      return [
        fault("upstream", `the account ${username} is not accepted: ${why}${test.text ? ` (${test.text})` : ""}`, todo),
      ];
    }
    const [money, { alarmFen }] = await Promise.all([latestAgentBalance(db), readSetting("agentBalance")]);
    const availableFen = money?.availableFen ?? 0n;
    const text = `the account ${username} has ${formatFen(availableFen)} available`;
    return [
      availableFen < alarmFen
        ? warn(
            "upstream",
            `${text}, below the alarm at ${formatFen(alarmFen)}`,
            "Send money to the upstream: orders wait and are refunded when it is not enough.",
          )
        : fine("upstream", text),
    ];
  } catch (error) {
    return [fault("upstream", `the upstream could not be asked: ${said(error)}`)];
  } finally {
    await upstream()
      .flushLog()
      .catch(() => undefined);
    upstream().close();
  }
}

async function clock(url: string): Promise<Finding[]> {
  try {
    const answer = await fetch(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const date = answer.headers.get("date");
    // A Date header has whole seconds.
    return date ? [clockFinding("upstream", "the upstream's clock", Date.parse(date) + 500 - Date.now())] : [];
  } catch {
    // Not reached: the balance's line says so.
    return [];
  }
}
