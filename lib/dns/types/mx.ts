import { z } from "zod";
import { target, wholeNumber } from "../field";
import { recordKind } from "../kind";
import { LIMITS } from "../record";

/**
 * A mail server; the lowest priority is used first. The upstream stores the priority in a field of its own. RFC 5321
 * 5.1.
 */
export const mx = recordKind({
  type: "MX",
  empty: { exchange: "", priority: String(LIMITS.mxPriorityDefault) },
  schema: z.object({ exchange: target, priority: wholeNumber(0, 65_535) }),
  write: (fields) => ({ value: fields.exchange, priority: fields.priority }),
  decompose: (value, priority) => ({
    exchange: value.trim().replace(/\.$/, ""),
    priority: String(priority ?? LIMITS.mxPriorityDefault),
  }),
});
