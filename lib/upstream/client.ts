import "server-only";
import { checkChoices } from "@/lib/cndns/choose-variants";
import { type Client, createClient } from "@/lib/cndns/client";
import { rows } from "@/lib/cndns/rows";
import { log } from "@/lib/core/log";
import { seal } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { credentialGate, fingerprintOf } from "./credential-gate";
import { followLimits } from "./follow-limits";
import { ANY_OFF_MS, measureClock } from "./measure-clock";
import { replyPlace } from "./open-reply";
import { reserveOtimes } from "./reserve-otimes";
import { createCallLog } from "./write-call-log";

export interface Upstream extends Client {
  /** The agent's username: open attempts are unique within it. */
  account: string;
  /** Writes the waiting rows of the call log; before a process ends. */
  flushLog(): Promise<void>;
}

const CLOCK_EVERY_MS = 10_000;

function connect(): Upstream {
  const {
    CNDNS_USERNAME,
    CNDNS_PASSWORD,
    CNDNS_EMAIL,
    CNDNS_API_URL,
    CNDNS_CHECK_URL,
    CNDNS_SUPPORT_URL,
    CNDNS_READINGS,
    keyRing,
    sandbox,
  } = env();
  const calls = createCallLog(db);
  const gate = credentialGate(db, fingerprintOf(env()));
  const otimes = reserveOtimes(db, gate);
  let clockAt = 0;
  checkChoices(
    rows.map(({ row }) => row),
    CNDNS_READINGS,
  );
  const client = createClient({
    credentials: { username: CNDNS_USERNAME, password: CNDNS_PASSWORD, email: CNDNS_EMAIL },
    urls: { api: CNDNS_API_URL, check: CNDNS_CHECK_URL, support: CNDNS_SUPPORT_URL },
    choices: CNDNS_READINGS,
    nextOtime: () => otimes.next(),
    gate,
    logCall: calls.write,
    storePurchaseReply: async (reply) => {
      await db.attemptReply.create({
        data: {
          attemptId: reply.attemptId,
          httpStatus: reply.httpStatus,
          complete: reply.complete,
          rawEnc: seal(keyRing, reply.bytes, replyPlace(reply.attemptId)),
          receivedAt: reply.receivedAt,
        },
        select: { attemptId: true },
      });
    },
    onServerDate: (date, at, host) => {
      if (host !== "api" || at.getTime() - clockAt < CLOCK_EVERY_MS) return;
      clockAt = at.getTime();
      measureClock(db, date, sandbox ? ANY_OFF_MS : undefined).then(
        (offsetMs) => {
          if (offsetMs === null) return;
          otimes.forget();
          log.info({ offsetMs }, "the upstream's clock differs from ours");
        },
        (error: unknown) => log.warn({ err: error }, "could not store the upstream's clock"),
      );
    },
  });
  return { ...client, account: CNDNS_USERNAME, flushLog: calls.flush };
}

const shared = globalThis as { kumquatUpstream?: Upstream };

/** The process's one client of the upstream, with the shop's otime, call log and store of purchase answers. */
export function upstream(): Upstream {
  shared.kumquatUpstream ??= connect();
  followLimits(shared.kumquatUpstream);
  return shared.kumquatUpstream;
}
