import "server-only";
import type { Db } from "@/lib/db/client";
import type { Upstream } from "./client";
import { readPause, resumePurchases } from "./pause";
import { snapshotAgentBalance } from "./snapshot-agent-balance";

export interface CredentialsTest {
  ok: boolean;
  /** "ok", the error's name ("checksum_wrong", "ip_not_allowed" …), "unreached" or "unknown" */
  result: string;
  /** The upstream's message, if any. */
  text: string | null;
  resumed: boolean;
}

/**
 * Reads the agent balance from the upstream, which is free and needs the same credentials as a purchase. The call is sent even while
 * the credentials are refused. Success ends the refusal for all processes, and a pause of purchases that an authentication error began;
 * a pause by staff stays.
 */
export async function testCredentials(
  db: Db,
  upstream: Pick<Upstream, "call">,
  by: { kind: "staff" | "system"; userId?: string; ip?: string },
  now: Date,
): Promise<CredentialsTest> {
  const { outcome } = await snapshotAgentBalance(db, upstream, now, { test: true });
  const text = "text" in outcome && outcome.text ? outcome.text : null;
  if (outcome.kind !== "ok") {
    const result = "name" in outcome && outcome.name ? outcome.name : outcome.kind;
    return { ok: false, result, text, resumed: false };
  }
  const pause = await readPause(db);
  const resumed = pause !== null && pause.reason !== "staff" && (await resumePurchases(db, by, now));
  return { ok: true, result: "ok", text, resumed };
}
