import "server-only";
import { AppError, type FieldError } from "@/lib/core/errors";
import { FIELD_OF_INPUT, FIELD_OF_REFUSAL } from "./upstream-contact";

/** A refusal of the upstream as an error beside its field, or one of the whole form. */
export function refusalError(refused: { code: number; name: string; text: string }): AppError {
  const text = refused.text.trim() || String(refused.code);
  const field = FIELD_OF_REFUSAL[refused.name];
  if (!field) return new AppError("registrants.refused", 422, { params: { text } });
  return new AppError("input.invalid", 422, {
    fields: { [field]: { code: "registrants.upstream_refused", params: { text } } },
  });
}

/** Translates the client's input error to the names of the form's fields. */
export function inputErrorOf(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "upstream.input") return error;
  const fields: Record<string, FieldError> = {};
  for (const [name, fault] of Object.entries(error.fields)) fields[FIELD_OF_INPUT[name] ?? name] = fault;
  return new AppError("input.invalid", 422, { fields, cause: error });
}

export const unreachable503 = (cause?: unknown) => new AppError("upstream.unreachable", 503, { cause });
export const unclear503 = () => new AppError("upstream.unclear", 503);
