import { judgeCode, readFailure } from "./codes";
import type { AnyRow } from "./endpoint";
import { maskText } from "./mask";
import type { Outcome, UnknownReason } from "./outcome";
import { AnswerError } from "./reading/answer";
import { type ReadReply, readReply } from "./reading/read-reply";
import type { Sent } from "./send";

/** The outcome of an exchange, and notes for the call log. */
export interface Interpreted {
  outcome: Outcome<unknown>;
  notes: string[];
}

/**
 * Turns the result of an exchange into one of the five outcomes. A purchase is ok or rejected only by an answer
 * without doubtful repairs.
 */
export function interpret(row: AnyRow, input: unknown, sent: Sent): Interpreted {
  if (sent.kind === "unreached") return { outcome: sent, notes: [] };
  if (sent.kind === "broken") return unknown(sent.reason, sent.httpStatus);
  if (sent.httpStatus !== 200) {
    const redirect = sent.httpStatus !== null && sent.httpStatus >= 300 && sent.httpStatus < 400;
    return unknown(redirect ? "redirect" : "http_status", sent.httpStatus);
  }
  const reply = readReply(sent.bytes, { bare: row.bare ?? false });
  if (reply.kind === "unreadable") return unknown("unreadable", null, [reply.why]);
  const notes = reply.repaired.map((name) => `repaired: ${name}`);
  if (row.effect === "purchase" && reply.doubtful) return unknown("repaired", null, notes);
  if (reply.status === "success") return decode(row, input, reply, notes);
  if (row.emptyMayFail && Array.isArray(reply.message) && reply.message.length === 0 && !reply.incomplete) {
    return decode(row, input, reply, [...notes, "failed with an empty list"]);
  }
  return { outcome: failure(row, input, reply.message), notes };
}

function decode(row: AnyRow, input: unknown, reply: ReadReply, notes: string[]): Interpreted {
  const problems: string[] = [];
  const remarks: string[] = [];
  try {
    const value = row.output(row.bare ? reply.envelope : reply.message, {
      input: input as never,
      report: (problem) => problems.push(problem),
      remark: (what) => remarks.push(what),
    });
    const incomplete = reply.incomplete || problems.length > 0;
    return { outcome: { kind: "ok", value, incomplete }, notes: [...notes, ...problems, ...remarks] };
  } catch (error) {
    // A bug in a decoder does not prove that nothing happened: it is noted for staff, and the call is unknown.
    const fault = error instanceof AnswerError ? error.message : `decoder fault: ${String(error)}`;
    return unknown("shape", null, [...notes, fault]);
  }
}

function failure(row: AnyRow, input: unknown, message: unknown): Outcome<unknown> {
  const { code: printed, text: full } = readFailure(message);
  const code = printed ?? row.texts?.[full.replace(/[\s。.!！]+$/, "")] ?? null;
  const text = maskText(row, input, full);
  if (code === null) return { kind: "unknown", reason: "text_only", text };
  const judged = judgeCode(row, code);
  if (!judged) return { kind: "unknown", reason: "unlisted_code", code, text };
  const { sort, name } = judged;
  return sort === "unknown" ? { kind: sort, reason: "code", code, name, text } : { kind: sort, code, name, text };
}

function unknown(reason: UnknownReason, httpStatus: number | null = null, notes: string[] = []): Interpreted {
  return { outcome: { kind: "unknown", reason, ...(httpStatus === null ? {} : { httpStatus }) }, notes };
}
