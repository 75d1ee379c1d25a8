import type { z } from "zod";
import type { AnswerShape } from "./decode-answer";

type Schema = z.core.$ZodType;

/** The shape of what a contract's output schema encodes. @throws for a schema whose alternatives differ in what a field is. */
export function answerShape(schema: Schema): AnswerShape | undefined {
  const def = schema._zod.def as unknown as Record<string, unknown> & { type: string };
  const inner = def.innerType as Schema | undefined;
  if (inner) return answerShape(inner);
  switch (def.type) {
    case "pipe":
      return codecShape(def.out as Schema);
    case "object":
      return fieldsShape(def.shape as Record<string, Schema>);
    case "array": {
      const element = answerShape(def.element as Schema);
      return element && [element];
    }
    case "record":
      return fieldsShape({ "*": def.valueType as Schema });
    case "union":
      return (def.options as Schema[]).map(answerShape).reduce(merge, undefined);
    default:
      return undefined;
  }
}

/** A codec travels as text; its decoded side says what it is. */
function codecShape(out: Schema): AnswerShape | undefined {
  const { type } = out._zod.def;
  if (type === "bigint") return "fen";
  if (type === "date") return "at";
  return answerShape(out);
}

function fieldsShape(fields: Record<string, Schema>): AnswerShape | undefined {
  const shapes = Object.entries(fields).flatMap(([name, field]) => {
    const shape = answerShape(field);
    return shape === undefined ? [] : [[name, shape] as const];
  });
  return shapes.length === 0 ? undefined : Object.fromEntries(shapes);
}

/** Alternatives of one answer: a field is decoded wherever one of them has it. */
function merge(one: AnswerShape | undefined, other: AnswerShape | undefined): AnswerShape | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  if (isFields(one) && isFields(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return Object.fromEntries(names.map((name) => [name, merge(one[name], other[name]) as AnswerShape]));
  }
  throw new Error(`alternatives differ: ${JSON.stringify(one)}, ${JSON.stringify(other)}`);
}

function isFields(shape: AnswerShape): shape is { readonly [field: string]: AnswerShape } {
  return typeof shape === "object" && !Array.isArray(shape);
}
