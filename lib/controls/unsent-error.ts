import "server-only";
import { AppError, type FieldError, invalid } from "@/lib/core/errors";
import type { Control } from "@/lib/product-lines/control";
import type { FormField } from "@/lib/product-lines/form";

/**
 * The error for a control whose values our own client refuses to send: the reason beside each field that it is about, or one for the whole
 * form when it is about none of them (the service's name).
 * @param refused the client's reasons by the path in the endpoint's input ("pages.0").
 */
export function unsentError(
  control: Pick<Control, "sentAs">,
  fields: readonly FormField[],
  refused: Readonly<Record<string, FieldError>>,
): AppError {
  const beside: Record<string, FieldError> = {};
  for (const [path, fault] of Object.entries(refused)) {
    const key = path.split(".")[0];
    for (const { id } of fields) {
      if ((control.sentAs?.[id] ?? id) === key) beside[`input.${id}`] ??= fault;
    }
  }
  return Object.keys(beside).length > 0 ? invalid(beside) : new AppError("controls.not_sent", 422);
}
