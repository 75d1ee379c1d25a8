import fc from "fast-check";

/** What exists in the attacked shop, so that fitting values also name existing rows. */
export interface Known {
  /** Ids of every kind: orders, services, people … */
  ids: readonly string[];
  /** Values by the name of their field. */
  words: Readonly<Record<string, readonly string[]>>;
}

/** A JSON schema as zod writes it, for a contract's input as it is sent. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  $ref?: string;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: Schema | boolean;
}

/** Values that the JSON schema accepts; ids and words are mostly those of the shop. */
export function fittingValue(schema: Schema, known: Known, name = ""): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map((one) => fittingValue(one, known, name)));
  if (schema.allOf?.[0]) return fittingValue(Object.assign({}, ...schema.allOf), known, name);
  if (schema.$ref !== undefined) return fc.jsonValue({ maxDepth: 2 });
  switch (schema.type) {
    case "string":
      return fittingText(schema, known, name);
    case "integer":
    case "number":
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1_000),
        max: Math.max(Math.min(schema.maximum ?? 100, 10_000), Math.max(schema.minimum ?? 0, -1_000)),
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(fittingValue(schema.items ?? {}, known, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
      });
    case "object":
      return fittingObject(schema, known);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function fittingObject(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length > 0) {
    const values = Object.fromEntries(fields.map(([name, field]) => [name, fittingValue(field, known, name)]));
    const required = (schema.required ?? []).filter((name) => name in values);
    return fc.record(values, { requiredKeys: required }) as fc.Arbitrary<unknown>;
  }
  const value = typeof schema.additionalProperties === "object" ? schema.additionalProperties : {};
  const names = known.words.configKey ?? ["a"];
  return fc.dictionary(fc.constantFrom(...names), fittingValue(value, known), { maxKeys: 5 });
}

function fittingText(schema: Schema, known: Known, name: string): fc.Arbitrary<unknown> {
  if (schema.format === "uuid") {
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known.ids) }, { weight: 1, arbitrary: fc.uuid() });
  }
  if (schema.format === "date") return fc.constantFrom("2026-12-01", "2027-01-31", "2030-02-28", "1999-12-31");
  if (schema.format === "date-time") return fc.constantFrom("2026-12-01T00:00:00Z", "2031-01-31T10:00:00.000Z");
  const own = free(schema);
  const words = known.words[name];
  return words ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: own }) : own;
}

function free({ pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<unknown> {
  const plain = fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) });
  if (pattern === undefined) return plain;
  try {
    return fc.stringMatching(new RegExp(pattern, "u")).map((text) => text.slice(0, maxLength));
  } catch {
    // fast-check supports no look-ahead: such a field gets text that may not fit.
    return plain;
  }
}
