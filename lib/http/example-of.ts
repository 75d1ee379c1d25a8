import { z } from "zod";

export type JsonSchema = Readonly<Record<string, unknown>>;

const UUID = "0193a5b0-7c1e-7d3a-9f42-5b8c1d2e3f40";

/** What stands in the examples for fields of these names, wherever their schema allows it. Null: nothing. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  ...{ name: "mybrand.com", displayName: "mybrand.com", domain: "mybrand.com", suffix: ".com", ascii: ".com" },
  ...{
    productLine: "domain",
    q: "mybrand",
    labels: "mybrand",
    typed: "mybrand",
    label: "mybrand",
    labelAscii: "mybrand",
  },
  ...{ years: 1, months: 0, take: 30, number: "K261128-00042", ending: "k3Qz", names: ["mybrand.com"] },
  ...{
    host: "www",
    value: "203.0.113.7",
    ttlSeconds: 600,
    priority: null,
    ip: "203.0.113.9",
    lastUsedIp: "203.0.113.9",
  },
  ...{
    quote: `${"bXlicmFuZA".repeat(4)}…`,
    token: `${"bXlicmFuZA".repeat(4)}…`,
    version: "5c1f9a7e",
    baseVersion: "5c1f9a7e",
  },
  ...{ content: "d3d3IDYwMCBJTiBBIDIwMy4wLjExMy43Cg==", requestId: "0193a5b0-7c1e-7d3a-9f42-5b8c1d2e3f41" },
  ...{ nameServers: ["ns1.example.net", "ns2.example.net"], servers: ["ns1.example.net", "ns2.example.net"] },
  ...{ next: null, stale: false, detail: "…", message: "…", text: "…" },
  ...{ control: "restart", panel: "databases", field: "name", gateway: "alipay", registrantId: UUID },
};
const FEN = "6900";
const AT = "2026-11-28T04:00:00.000Z";

/**
 * The JSON schema (2020-12, as OpenAPI 3.1 has it) of what is sent: the input side of a codec, in both directions. What a format says
 * already is not said again by a pattern.
 */
export function wireSchema(type: z.ZodType): JsonSchema {
  return z.toJSONSchema(type, {
    ...({ io: "input", unrepresentable: "any", target: "draft-2020-12" } as const),
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  }) as JsonSchema;
}

/**
 * A value in its wire form that the type takes, made of its schema: the first alternative of each choice, one element of each list. A
 * schema's own `examples` (zod's `meta`) go first.
 * @param all also fields that may be left out, as in an answer. Without it those alone that say something by their name.
 * @returns undefined when the type refuses what was made: a wrong example is worse than none.
 */
export function exampleOf(type: z.ZodType, { all = false } = {}): unknown {
  const schema = wireSchema(type);
  const made = exampleValue(schema, "", { all, root: schema, depth: 0 });
  return type.safeParse(made).success ? made : undefined;
}

interface Making {
  all: boolean;
  root: JsonSchema;
  depth: number;
}

const DEEPEST = 12;

function exampleValue(schema: JsonSchema, name: string, making: Making): unknown {
  if (making.depth > DEEPEST) return null;
  const deeper = { ...making, depth: making.depth + 1 };
  const [own] = (schema.examples ?? []) as unknown[];
  if (own !== undefined) return own;
  if (schema.const !== undefined) return schema.const;
  if (typeof schema.$ref === "string") {
    const [, , key = ""] = schema.$ref.split("/");
    return exampleValue(((making.root.$defs ?? {}) as Record<string, JsonSchema>)[key] ?? {}, name, deeper);
  }
  if (Object.hasOwn(BY_NAME, name) && fits(schema, BY_NAME[name])) return BY_NAME[name];
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return exampleValue(choices.find(({ type }) => type !== "null") ?? choices[0] ?? {}, name, deeper);
  if (Array.isArray(schema.allOf))
    return Object.assign({}, ...schema.allOf.map((one) => exampleValue(one, name, deeper)));
  const [first] = (schema.enum ?? []) as unknown[];
  if (first !== undefined) return first;
  const [kind] = [schema.type].flat();
  switch (kind) {
    case "object":
      return objectOf(schema, deeper);
    case "array":
      return schema.maxItems === 0 ? [] : [exampleValue((schema.items ?? {}) as JsonSchema, singular(name), deeper)];
    case "integer":
    case "number":
      return Math.max(1, Number(schema.minimum ?? 1), Number(schema.exclusiveMinimum ?? 0) + 1);
    case "boolean":
      return schema.default ?? false;
    case "string":
      return schema.default ?? textOf(schema, name);
    default:
      return null;
  }
}

function objectOf(schema: JsonSchema, making: Making): Record<string, unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const required = new Set((schema.required ?? []) as string[]);
  // Of a record whose keys are named: what it holds under each of them.
  const named = [...required].filter((name) => !properties.some(([known]) => known === name));
  properties.push(
    ...named.map((name): [string, JsonSchema] => [name, (schema.additionalProperties ?? {}) as JsonSchema]),
  );
  const shown = properties.filter(([name]) => making.all || required.has(name) || Object.hasOwn(BY_NAME, name));
  return Object.fromEntries(
    shown.flatMap(([name, one]) => {
      const value = exampleValue(one, name, making);
      return value === null && !required.has(name) ? [] : [[name, value]];
    }),
  );
}

function textOf({ format, pattern, minLength }: JsonSchema, name: string): string {
  if (format === "uuid") return UUID;
  if (format === "date-time") return AT;
  if (format === "date") return AT.slice(0, 10);
  if (format === "email") return "you@mybrand.com";
  if (/Fen$/.test(name) || (typeof pattern === "string" && pattern.includes("\\d{1,18}"))) return FEN;
  return "…".padEnd(Number(minLength ?? 0), "…");
}

/** Whether the value is of a type that the schema names; the rest is found when the whole is parsed. */
function fits(schema: JsonSchema, value: unknown): boolean {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return choices.some((one) => fits(one, value));
  const types = [schema.type].flat();
  if (value === null) return types.includes("null");
  if (Array.isArray(value)) return types.includes("array") && fits((schema.items ?? {}) as JsonSchema, value[0]);
  if (typeof value === "number") return types.includes("integer") || types.includes("number");
  if (typeof value === "boolean") return types.includes("boolean");
  if (!types.includes("string") || schema.enum !== undefined) return false;
  if (schema.format !== undefined) return schema.format === "uuid" && value === UUID;
  if (typeof schema.maxLength === "number" && String(value).length > schema.maxLength) return false;
  return typeof schema.pattern !== "string" || new RegExp(schema.pattern).test(String(value));
}

const singular = (name: string) => name.replace(/s$/, "");
