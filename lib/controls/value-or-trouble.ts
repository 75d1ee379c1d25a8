import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { AppError, unreachable } from "@/lib/core/errors";

/** The value of a read that succeeded. @throws AppError upstream.refused (409), upstream.unreachable, upstream.unclear (503). */
export function valueOrTrouble<T>(outcome: Outcome<T>): T {
  switch (outcome.kind) {
    case "ok":
      return outcome.value;
    case "rejected":
      throw new AppError("upstream.refused", 409, { params: { code: outcome.code } });
    case "ours":
    case "unreached":
      throw new AppError("upstream.unreachable", 503);
    case "unknown":
      throw new AppError("upstream.unclear", 503);
    default:
      return unreachable(outcome);
  }
}
