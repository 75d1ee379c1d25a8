import "server-only";
import type { AdvanceContext } from "./advance-context";
import type { Lease } from "./lease";
import { makeUnsure } from "./record-outcome";

/**
 * A free lease and still "buying": its worker died or stands still between committing the attempt and recording its
 * outcome. What was sent, if anything, nobody knows: unsure. An answer that still comes is recorded with the attempt.
 */
export async function recoverItem(context: AdvanceContext, lease: Lease): Promise<void> {
  await context.db.$transaction((tx) =>
    makeUnsure(tx, context, lease, { code: "unsure", params: {} }, { why: "interrupted" }),
  );
}
