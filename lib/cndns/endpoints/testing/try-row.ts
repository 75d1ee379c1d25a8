/** What the tests of endpoints ask of a row, without a client: what it sends, what it refuses, what it makes of an answer. */
import { AppError, type FieldError } from "@/lib/core/errors";
import { encodeInput } from "../../encode";
import type { AnyRow } from "../../endpoint";
import { interpret } from "../../interpret";
import type { Outcome } from "../../outcome";
import { rows } from "../../rows";

export function rowById(id: string): AnyRow {
  const found = rows.find(({ row }) => row.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found.row;
}

/** The outcome of an answer with this text. @param row any endpoint's: the types of their inputs differ */
export function outcomeOfText(row: unknown, raw: string): Outcome<unknown> {
  const reply = { kind: "reply" as const, httpStatus: 200, bytes: Buffer.from(raw), date: null };
  return interpret(row as AnyRow, {}, reply).outcome;
}

/** The parameters of the query that an input is sent as. */
export const sentQuery = (row: unknown, input: unknown): Record<string, string> =>
  Object.fromEntries(encodeInput(row as AnyRow, input).query);

/** Why an input is refused, by its fields; null when it is taken. */
export function inputFaults(row: unknown, input: unknown): Readonly<Record<string, FieldError>> | null {
  try {
    encodeInput(row as AnyRow, input);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.fields;
  }
}

/** The same as lines: "password upstream.mail_password". */
export const faultLines = (row: unknown, input: unknown): string[] =>
  Object.entries(inputFaults(row, input) ?? {}).map(([field, { code }]) => `${field} ${code}`);
