import type { z } from "zod";

type Schema = z.core.$ZodType;

/** Names in a value that its schema doesn't know, by where they are ("" at the top, "edits.0.record" below). */
export type UnknownFields = readonly (readonly [at: string, names: string])[];

const NONE: UnknownFields = [];

/**
 * Finds what a schema would leave out in silence. An object that says itself what becomes of unknown names (strict, loose) is left to
 * the schema.
 */
export function unknownFields(schema: Schema, value: unknown, path = ""): UnknownFields {
  if (typeof value !== "object" || value === null) return NONE;
  const def = schema._zod.def as unknown as Record<string, unknown> & { type: string };
  if (def.innerType) return unknownFields(def.innerType as Schema, value, path);
  switch (def.type) {
    case "pipe":
      return unknownFields(def.in as Schema, value, path);
    case "object":
      return inObject(def.shape as Record<string, Schema>, def.catchall !== undefined, value, path);
    case "array":
      return Array.isArray(value)
        ? value.flatMap((one, at) => unknownFields(def.element as Schema, one, below(path, at)))
        : NONE;
    case "record":
      return Object.entries(value).flatMap(([name, one]) =>
        unknownFields(def.valueType as Schema, one, below(path, name)),
      );
    case "union":
      return inUnion(def.options as Schema[], value, path);
    default:
      return NONE;
  }
}

const below = (path: string, name: string | number) => (path === "" ? String(name) : `${path}.${name}`);

function inObject(shape: Record<string, Schema>, isJudged: boolean, value: object, path: string): UnknownFields {
  const unknown = isJudged ? [] : Object.keys(value).filter((name) => !Object.hasOwn(shape, name));
  const own: UnknownFields = unknown.length === 0 ? NONE : [[path, unknown.join(", ")]];
  const inner = Object.entries(shape).flatMap(([name, one]) =>
    unknownFields(one, Reflect.get(value, name), below(path, name)),
  );
  return [...own, ...inner];
}

/** What the alternative that the value was parsed by does not know; a name that another one knows has no meaning beside it either. */
function inUnion(options: readonly Schema[], value: object, path: string): UnknownFields {
  const meant = options.filter((option) => (option as z.ZodType).safeParse(value).success);
  const found = meant.map((option) => unknownFields(option, value, path));
  return found.find(({ length }) => length === 0) ?? found[0] ?? NONE;
}
