import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Control, ControlSubject, WantedRecord } from "@/lib/product-lines/control";
import type { Config } from "@/lib/product-lines/form";
import { upstream } from "@/lib/upstream/client";

/** The records that a control wants to set in the customer's zones. @throws AppError upstream.unclear (503) if it can't say. */
export async function readWanted(
  control: Control,
  subject: ControlSubject,
  input: Config & { row?: string },
): Promise<readonly WantedRecord[]> {
  if (!control.records) return [];
  const outcome = await control.records(upstream().call, subject, input);
  if (outcome.kind !== "ok") throw new AppError("upstream.unclear", 503);
  return outcome.value;
}
