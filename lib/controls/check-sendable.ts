import "server-only";
import { encodeInput } from "@/lib/cndns/encode";
import type { AnyRow } from "@/lib/cndns/endpoint";
import { AppError } from "@/lib/core/errors";
import type { Control, ControlSubject } from "@/lib/product-lines/control";
import type { Config, FormField } from "@/lib/product-lines/form";
import type { Call } from "@/lib/product-lines/reading";
import { unsentError } from "./unsent-error";

/** Thrown in place of the first call, which could be sent. */
class CouldBeSent extends Error {}

/**
 * Refuses at once what our own client would refuse when the worker carries the control out: by then its form is closed, and nobody could
 * say beside which field. The control runs up to its first call, which is encoded and not sent.
 * @throws AppError input.invalid, or controls.not_sent when it is about no field of the form.
 */
export async function checkSendable(
  control: Control,
  subject: ControlSubject,
  fields: readonly FormField[],
  input: Config,
): Promise<void> {
  const encode = (row: unknown, sent: unknown) => {
    encodeInput(row as AnyRow, sent);
    throw new CouldBeSent();
  };
  try {
    await control.run(encode as unknown as Call, subject, input, { callbackUrl: null });
  } catch (error) {
    if (error instanceof CouldBeSent) return;
    if (error instanceof AppError && error.code === "upstream.input") throw unsentError(control, fields, error.fields);
    throw error;
  }
}
