import type { AnyRow } from "./endpoint";

const HIDDEN = "•••";
const LONGEST = 200;

/** An input as the call log shows it to staff: secret values hidden, long texts cut. */
export function maskInput(row: AnyRow, input: unknown): Record<string, unknown> {
  if (typeof input !== "object" || input === null) return {};
  const secret = new Set(secretKeys(row, input));
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, secret.has(key) ? HIDDEN : readable(value)]),
  );
}

/** Hides the input's secrets in a text of the upstream that may repeat them. */
export function maskText(row: AnyRow, input: unknown, text: string): string {
  let masked = text;
  for (const key of secretKeys(row, input)) {
    const value = (input as Record<string, unknown>)[key];
    if (typeof value === "string" && value.length >= 4) masked = masked.replaceAll(value, HIDDEN);
  }
  return masked.slice(0, LONGEST);
}

function secretKeys(row: AnyRow, input: unknown): readonly string[] {
  return [...(row.secret ?? []), ...(row.secretOf?.(input as never) ?? [])];
}

function readable(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string" && value.length > LONGEST) return `${value.slice(0, LONGEST)}…`;
  return value;
}
