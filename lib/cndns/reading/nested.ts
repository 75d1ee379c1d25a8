import { z } from "zod";
import { AnswerError, type Fields, fields, type Shape } from "./answer";

/**
 * Decoders of lists inside an answer's object: `"HDInfo": [{"Minval": "50", …}]`. A missing or blank list is empty.
 */

/**
 * Objects in a field, each read by `shape`; a bare object is a list of one. One unreadable item makes the field
 * unreadable.
 */
export function nestedList<const S extends Shape>(shape: S): z.ZodType<Fields<S>[]> {
  return z.unknown().transform((raw, ctx) => {
    if (raw === undefined || raw === null || (typeof raw === "string" && raw.trim() === "")) return [];
    const items: unknown[] = Array.isArray(raw) ? raw : [raw];
    return items.map((item): Fields<S> => {
      try {
        return fields(shape, item);
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        ctx.issues.push({ code: "custom", input: raw, message: error.message });
        return z.NEVER;
      }
    });
  });
}

/** The only object of a field that is written as a list of one. */
export function firstOf<const S extends Shape>(shape: S): z.ZodType<Fields<S>> {
  return nestedList(shape).transform((items, ctx) => {
    const [first] = items;
    if (first !== undefined) return first;
    ctx.issues.push({ code: "custom", input: items, message: "missing" });
    return z.NEVER;
  });
}
