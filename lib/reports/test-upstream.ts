import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { upstream } from "@/lib/upstream/client";
import { testCredentials } from "@/lib/upstream/test-credentials";
import type { CredentialsTestResult } from "./contract";
import { outgoingAddresses } from "./outgoing-addresses";

/** Tests the upstream's credentials for staff; the answer says what is wrong and which addresses the upstream must allow. */
export async function testUpstream(actor: StaffActor): Promise<CredentialsTestResult> {
  const { CNDNS_API_URL, CNDNS_USERNAME } = env();
  const [test, addresses] = await Promise.all([
    testCredentials(db, upstream(), actor, new Date()),
    outgoingAddresses(CNDNS_API_URL),
  ]);
  await recordEvent(db, actor, {
    action: "upstream.test-credentials",
    after: { result: test.result, resumed: test.resumed },
  });
  return { ...test, account: CNDNS_USERNAME, addresses };
}
