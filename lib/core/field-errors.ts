import type { z } from "zod";
import type { FieldError } from "./errors";

const CODE = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/;

/**
 * zod's issues as field errors, for the input that was checked. A schema's message is a code of ours ("phone.format");
 * without one the code follows from the kind of issue and from whether the field was missing.
 */
export function fieldErrors(error: z.ZodError, input: unknown): Record<string, FieldError> {
  const fields: Record<string, FieldError> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".") || "_";
    if (fields[path]) continue;
    fields[path] = issueCode(issue, isMissing(input, issue.path));
  }
  return fields;
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const step of path) value = typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
  return value === undefined || value === "";
}

function issueCode(issue: z.core.$ZodIssue, missing: boolean): FieldError {
  const own = issue.code === "custom" ? (issue.params as Record<string, string | number> | undefined) : undefined;
  if (CODE.test(issue.message)) return own ? { code: issue.message, params: own } : { code: issue.message };
  switch (issue.code) {
    case "invalid_type":
      return { code: missing ? "input.required" : "input.format" };
    case "too_small": {
      const min = Number(issue.minimum);
      if (issue.origin === "string")
        return min <= 1 ? { code: "input.required" } : { code: "input.too_short", params: { min } };
      return { code: "input.too_small", params: { min } };
    }
    case "too_big": {
      const max = Number(issue.maximum);
      return { code: issue.origin === "string" ? "input.too_long" : "input.too_big", params: { max } };
    }
    case "unrecognized_keys":
      return { code: "input.unknown_field", params: { name: issue.keys.join(", ") } };
    default:
      return { code: "input.format" };
  }
}
