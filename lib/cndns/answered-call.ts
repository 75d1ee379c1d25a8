import type { Client, PurchaseReply } from "./client";
import type { AnyRow } from "./endpoint";
import { interpret } from "./interpret";
import type { Sent } from "./send";

/**
 * A `call` that sends nothing and interprets this stored reply instead, for example after a crash between storing and
 * interpreting. A reply that was cut off is unknown, as it was when it came.
 */
export function answeredCall(reply: Pick<PurchaseReply, "bytes" | "httpStatus" | "complete">): Client["call"] {
  const { bytes, httpStatus, complete } = reply;
  const received = { bytes, httpStatus, date: null };
  const sent: Sent = complete ? { kind: "reply", ...received } : { kind: "broken", reason: "reset", ...received };
  return async (...[row, input]) => interpret(row as unknown as AnyRow, input, sent).outcome as never;
}
