import type { z } from "zod";
import { UnreadableItem } from "./unreadable-item";

/**
 * Decoders of `message`. They accept all of its forms (an object, a list with one object, JSON inside a string),
 * ignore case and blanks in keys, and return clean types.
 */
export interface AnswerContext<In> {
  input: In;
  /** Reports something that was unreadable and left out: it is logged, and the outcome is marked as incomplete. */
  report: (problem: string) => void;
  /**
   * Adds a note to the call log; the outcome is not incomplete, because the value itself lists what was unreadable.
   */
  remark: (what: string) => void;
}

export type Answer<T, In = unknown> = (message: unknown, context: AnswerContext<In>) => T;

/** The message does not have the shape that the row describes. The call ends as `unknown`. */
export class AnswerError extends Error {}

/** [wire name, decoder]; wire names are compared in lower case. Several names: the first one that is there. */
export type Shape = Readonly<Record<string, readonly [string | readonly string[], z.ZodType]>>;
export type Fields<S extends Shape> = { -readonly [K in keyof S]: z.output<S[K][1]> };

/** Only success matters: the message is blank or carries no data. */
export const successAlone: Answer<null> = () => null;

/** A single value: an id, a price, a URL, a state word. */
export function single<T>(schema: z.ZodType<T>): Answer<T> {
  return (message) => parse(schema, Array.isArray(message) && message.length === 1 ? message[0] : message, "message");
}

/** One object. */
export function one<const S extends Shape>(shape: S): Answer<Fields<S>> {
  return (message) => {
    const plain = unpack(message);
    const item = Array.isArray(plain) ? plain[0] : plain;
    return fields(shape, item);
  };
}

/**
 * A list; a blank message is an empty one, a bare object a list of one. An unreadable item is left out and reported.
 */
export function many<const S extends Shape>(shape: S): Answer<Fields<S>[]> {
  return (message, { report }) => {
    const plain = unpack(message);
    if (plain === null || plain === "") return [];
    const items: unknown[] = Array.isArray(plain) ? plain : [plain];
    const good: Fields<S>[] = [];
    items.forEach((item, i) => {
      try {
        good.push(fields(shape, item));
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        report(`item ${i}: ${error.message}`);
      }
    });
    if (items.length > 0 && good.length === 0) throw new AnswerError("no readable item");
    return good;
  };
}

/**
 * A list that also contains the items that could not be read, as they came, for people. Such a list is complete: an
 * unreadable item is known to exist.
 */
export function manyAndUnreadable<const S extends Shape>(
  shape: S,
): Answer<{ items: Fields<S>[]; unreadable: string[] }> {
  return (message, { remark }) => {
    const plain = unpack(message);
    const listed: unknown[] = Array.isArray(plain) ? plain : plain === null || plain === "" ? [] : [plain];
    const items: Fields<S>[] = [];
    const unreadable: string[] = [];
    listed.forEach((item, i) => {
      try {
        items.push(fields(shape, item));
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        if (typeof item !== "object") throw error;
        unreadable.push(item instanceof UnreadableItem ? item.text : JSON.stringify(item));
        remark(`item ${i}: ${error.message}`);
      }
    });
    return { items, unreadable };
  };
}

/** An object as a map with trimmed lower-case keys. */
export function keyed(item: unknown): Map<string, unknown> {
  if (typeof item !== "object" || item === null || Array.isArray(item)) throw new AnswerError("not an object");
  if (item instanceof UnreadableItem) throw new AnswerError("unreadable");
  return new Map(Object.entries(item).map(([key, value]) => [key.trim().toLowerCase(), value]));
}

/** JSON inside a string, once or twice. */
export function unpack(message: unknown): unknown {
  let value = message;
  for (let depth = 0; depth < 2 && typeof value === "string"; depth++) {
    const text = value.trim();
    if (!/^[[{]/.test(text)) return text;
    try {
      value = JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) return text;
      throw error;
    }
  }
  return value;
}

/** The fields of one object. @throws AnswerError with the name of the first that does not fit. */
export function fields<S extends Shape>(shape: S, item: unknown): Fields<S> {
  const map = keyed(item);
  const read = Object.entries(shape).map(([key, [wire, schema]]) => {
    const names = typeof wire === "string" ? [wire] : wire;
    const found = names.find((name) => map.has(name));
    return [key, parse(schema, found === undefined ? undefined : map.get(found), key)];
  });
  return Object.fromEntries(read) as Fields<S>;
}

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new AnswerError(`${what}: ${result.error.issues[0]?.message ?? "invalid"}`);
  return result.data;
}

/** Changes the value that a decoder returns. */
export function map<T, U>(answer: Answer<T>, change: (value: T) => U): Answer<U> {
  return (message, context) => change(answer(message, context));
}
