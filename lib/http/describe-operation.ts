import type { Contract } from "./contract";
import { exampleOf, type JsonSchema, wireSchema } from "./example-of";
import { operationId } from "./openapi";

/** A field of what is sent, as a table shows it. */
export interface SentField {
  /** "edits[].record.host" */
  path: string;
  /** "string", "integer", "uuid", "A | AAAA" */
  type: string;
  required: boolean;
}

/** A parameter of an operation, as its form has it. */
export interface SentParameter extends SentField {
  in: "path" | "query";
  /** Its only values; null: others, too. */
  options: readonly string[] | null;
  example: string;
}

/** An operation of the API for its readers. Plain data, made of the contract alone. */
export interface OperationView {
  id: string;
  method: Contract["method"];
  path: string;
  /** What a token must be allowed; "any": every token may. */
  scope: string;
  parameters: SentParameter[];
  /** Wants the header Idempotency-Key. */
  idempotent: boolean;
  /** Of the JSON body; empty: it has none. */
  body: SentField[];
  /** JSON, for people. */
  bodyExample: string | null;
  /** Null: a file, or nothing. */
  answerExample: string | null;
  /** Codes of problems that a caller should expect. */
  errors: readonly string[];
}

/** @param scope what a token must be allowed for it, of those whose tokens the reader has */
export function describeOperation(contract: Contract, scope: string): OperationView {
  const { method, path, idempotent = false, errors = [] } = contract;
  const schema = wireSchema(contract.input);
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const required = new Set((schema.required ?? []) as string[]);
  const example = (exampleOf(contract.input) ?? {}) as Record<string, unknown>;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const isQuery = method === "GET" || method === "DELETE";
  const parameters = Object.entries(properties).flatMap(([name, one]): SentParameter[] => {
    if (!isQuery && !inPath.includes(name)) return [];
    const place = inPath.includes(name) ? "path" : "query";
    const shown = { path: name, type: typeText(one), required: required.has(name) };
    const of = (one.enum ?? null) as string[] | null;
    return [{ ...shown, in: place, options: of, example: required.has(name) ? textOf(example[name]) : "" }];
  });
  const rest = Object.fromEntries(Object.entries(example).filter(([name]) => !inPath.includes(name)));
  const answer = exampleOf(contract.output, { all: true });
  const isEmpty = answer === undefined || answer === null || Object.keys(answer).length === 0;
  return {
    ...{ id: operationId(contract), method, path, scope, parameters, idempotent },
    body: isQuery ? [] : fieldsOf(schema, "").filter((one) => !inPath.includes(one.path)),
    bodyExample: isQuery ? null : JSON.stringify(rest, null, 2),
    answerExample: isEmpty ? null : JSON.stringify(answer, null, 2),
    errors,
  };
}

const textOf = (value: unknown) => (value === undefined ? "" : String(value));

/** The fields of an object and of what is in it, in the order of the schema. */
function fieldsOf(schema: JsonSchema, before: string): SentField[] {
  const choices = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined;
  if (choices) return inOneList(choices.map((one) => fieldsOf(one, before)));
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, one]) => {
    const path = `${before}${name}`;
    const items = one.type === "array" ? ((one.items ?? {}) as JsonSchema) : null;
    const inner = items ? fieldsOf(items, `${path}[].`) : fieldsOf(one, `${path}.`);
    return [{ path, type: typeText(one), required: required.has(name) }, ...inner];
  });
}

/**
 * The fields of several forms of a body, each once, with the types that it has in any of them. Required is what every form requires; a
 * field within another, what every form requires that has the other.
 */
function inOneList(forms: readonly SentField[][]): SentField[] {
  const paths = new Set(forms.flat().map(({ path }) => path));
  return [...paths].map((path) => {
    const same = forms.flatMap((fields) => fields.filter((one) => one.path === path));
    const outer = /^(.+?)(\[\])?\.[^.]+$/.exec(path)?.[1];
    const those = forms.filter((fields) => !paths.has(outer ?? "") || fields.some((one) => one.path === outer));
    return {
      path,
      type: [...new Set(same.flatMap(({ type }) => type.split(" | ")))].join(" | "),
      required: those.every((fields) => fields.some((one) => one.path === path && one.required)),
    };
  });
}

function typeText(schema: JsonSchema): string {
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return [...new Set(choices.map(typeText))].join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.join(" | ");
  if (typeof schema.format === "string") return schema.format;
  if (schema.type === "array") return `${typeText((schema.items ?? {}) as JsonSchema)}[]`;
  return [schema.type ?? "any"].flat().join(" | ");
}
