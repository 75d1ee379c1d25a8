import "server-only";
import { invalid } from "@/lib/core/errors";
import type { Gateway } from "./gateway";

/**
 * A gateway's keys as staff entered them; a secret that was left empty is the known one.
 * @throws AppError input.invalid (422) per field.
 */
export function enteredKeys(
  gateway: Pick<Gateway, "fields" | "faultsOf">,
  known: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const keys = Object.fromEntries(
    gateway.fields.map((field) => [field.id, values[field.id] || (field.secret ? known[field.id] : "") || ""]),
  );
  const missing = gateway.fields.filter((field) => !field.optional && keys[field.id] === "");
  const faults: Record<string, string> = {};
  for (const { id: name } of missing) faults[`values.${name}`] = "gateways.field_missing";
  for (const [name, code] of Object.entries(gateway.faultsOf(keys))) if (code) faults[`values.${name}`] = code;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return keys;
}
