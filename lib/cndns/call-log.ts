import type { Encoded } from "./encode";
import type { AnyRow } from "./endpoint";
import { maskInput } from "./mask";
import type { CallContext, CallLogEntry, PurchaseContext } from "./options";
import type { Outcome } from "./outcome";
import type { Sent } from "./send";

/** One call while it runs: its input, and its state so far. */
export interface RunningCall {
  readonly row: AnyRow;
  readonly input: unknown;
  readonly encoded: Encoded;
  readonly context: CallContext;
  /** The context again where money is spent. */
  readonly purchase: PurchaseContext | null;
  readonly at: Date;
  sent: Sent;
  tries: number;
  otime: string | null;
  startedAt: number;
  waitedMs: number;
  notes: string[];
  /** True when it was not sent because the credentials are refused. */
  kept: boolean;
}

/** The call log's entry for a finished call: no URL, no query, no answer, no secret. */
export function callEntry(call: RunningCall, outcome: Outcome<unknown>): CallLogEntry {
  const { row, sent } = call;
  return {
    at: call.at,
    endpoint: row.id,
    host: row.host,
    effect: row.effect,
    input: maskInput(row, call.input),
    outcome: outcome.kind,
    reason: "reason" in outcome ? outcome.reason : null,
    code: "code" in outcome ? (outcome.code ?? null) : null,
    name: "name" in outcome ? (outcome.name ?? null) : null,
    text: "text" in outcome ? (outcome.text ?? null) : null,
    httpStatus: sent.kind === "unreached" ? null : sent.httpStatus,
    otime: call.otime,
    attemptId: call.purchase?.attemptId ?? null,
    ms: Math.round(performance.now() - call.startedAt),
    waitedMs: Math.round(call.waitedMs),
    bytes: sent.kind === "unreached" ? 0 : sent.bytes.length,
    tries: call.tries,
    notes: call.notes,
  };
}
