import { z } from "zod";
import { SESSION_COOKIE } from "@/lib/auth/cookies";
import type { Contract } from "./contract";
import { exampleOf, wireSchema } from "./example-of";
import { IDEMPOTENCY_KEY } from "./idempotency-key";
import { isPaged } from "./page-cursor";

type Json = Record<string, unknown>;

/** The schema of what is sent. Definitions that it refers to are put among the document's components, by names that begin with `owner`. */
function schemaOf(type: z.ZodType, owner: string, components: Json): Json {
  const named = JSON.stringify(wireSchema(type)).replaceAll('"#/$defs/', `"#/components/schemas/${owner}`);
  const { $schema: _, $defs, ...schema } = JSON.parse(named) as Json;
  for (const [name, one] of Object.entries(($defs ?? {}) as Json)) components[`${owner}${name}`] = one;
  return schema;
}

/** A name for an operation that stays: "get-services-id-records". */
export function operationId({ method, path }: Pick<Contract, "method" | "path">): string {
  const words = path.slice("/api/v1/".length).replace(/[{}]/g, "").split(/[/.]/);
  return [method.toLowerCase(), ...words].join("-");
}

const PROBLEM = {
  description: "A problem (RFC 9457); `detail` is a sentence in the caller's language.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function describeAccess(access: Contract["access"]): string {
  return typeof access === "string" ? access : `staff: ${access.join(", ")}`;
}

function describeReauth(reauth: Contract["reauth"]): string {
  if (reauth === undefined) return "";
  return ` Password given lately: ${reauth === true ? "always" : reauth.when}.`;
}

/** What an API token must be allowed, as people read it in the description. */
function describeToken({ token, staffToken }: Contract): string {
  if (token === undefined && staffToken === undefined) return " No API token reaches it.";
  const of = (name: string, scope: string | undefined) =>
    scope === undefined ? "" : scope === "any" ? ` Any ${name} reaches it.` : ` ${name}: ${scope}.`;
  return `${of("API token", token)}${of("Staff token", staffToken)}`;
}

/** By what a caller signs in: the browser's cookie, a program's token with the scope that it needs, or nothing. */
function securityOf({ access, token, staffToken }: Contract): Json[] {
  const by = (name: string, scope: string | undefined) =>
    scope === undefined ? [] : [{ [name]: scope === "any" ? [] : [scope] }];
  return [
    ...(access === "anyone" ? [{}] : []),
    ...[{ cookie: [] }, ...by("token", token), ...by("staffToken", staffToken)],
  ];
}

function operationOf(contract: Contract, components: Json): Json {
  const own = operationId(contract);
  const input = schemaOf(contract.input, `${own}-input`, components);
  const example = exampleOf(contract.input) as Json | undefined;
  const answer = exampleOf(contract.output, { all: true });
  const exampleFor = (name: string) => (example?.[name] === undefined ? {} : { example: example[name] });
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = new Set((input.required ?? []) as string[]);
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const inQuery = contract.method === "GET" || contract.method === "DELETE";
  const parameters: Json[] = inPath.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: properties[name] ?? { type: "string" },
    ...exampleFor(name),
  }));
  const rest = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  if (inQuery) {
    for (const [name, schema] of rest) {
      parameters.push({ name, in: "query", required: required.has(name), schema, ...exampleFor(name) });
    }
  }
  if (contract.idempotent) {
    parameters.push({
      name: "Idempotency-Key",
      in: "header",
      required: true,
      description:
        "Your own, new for each thing to be done: repeated with it and the same body, the request acts once.",
      schema: { type: "string", pattern: IDEMPOTENCY_KEY.source },
      example: "3f0c2a52-6b1d-4f8e-9d55-2f6f7f1f9a10",
    });
  }
  const sent = example && Object.fromEntries(Object.entries(example).filter(([name]) => !inPath.includes(name)));
  const body = {
    ...input,
    properties: Object.fromEntries(rest),
    required: [...required].filter((name) => !inPath.includes(name)),
  };
  const expected = [
    ...(contract.errors ?? []),
    ...(contract.reauth ? ["reauth.required"] : []),
    ...(isPaged(contract) ? ["input.cursor"] : []),
  ];
  const errors = expected.length > 0 ? ` Expect: ${expected.join(", ")}.` : "";
  return {
    operationId: own,
    summary: contract.summary,
    description: `Access: ${describeAccess(contract.access)}.${describeReauth(contract.reauth)}${describeToken(contract)}${errors}`,
    security: securityOf(contract),
    tags: [contract.path.split("/")[3]],
    parameters,
    ...(inQuery
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: body, ...(sent && { example: sent }) } },
          },
        }),
    responses: {
      ...answerOf(contract, schemaOf(contract.output, `${own}-output`, components), answer),
      default: PROBLEM,
    },
  };
}

/** What an operation answers: nothing (204), or what its schema says. */
function answerOf({ output }: Contract, schema: Json, example: unknown): Json {
  const isNothing = output instanceof z.ZodObject && Object.keys(output.shape).length === 0;
  if (isNothing) return { 204: { description: "Done; no content, or a file." } };
  const content = { schema, ...(example === undefined ? {} : { example }) };
  return { 200: { description: "Done.", content: { "application/json": content } } };
}

/** The OpenAPI 3.1 description of our own API, made from the contracts that the routes serve. */
export function openApi(contracts: readonly Contract[]): Json {
  const paths: Record<string, Json> = {};
  const schemas: Json = {};
  for (const contract of [...contracts].sort((a, b) => a.path.localeCompare(b.path))) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operationOf(contract, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Kumquat API",
      version: "1",
      description:
        "What the shop's own pages call. A browser is signed in by its cookie and must send its own Origin. A program sends `Authorization: Bearer kq_…` with a token of /account/tokens, or `kqs_…` of /admin/tokens for the staff's operations, and needs the scope that the operation names; a field or parameter of a program's that the operation does not know is refused (422). Money is whole fen as decimal text; times are ISO 8601 in UTC.",
    },
    paths,
    components: {
      securitySchemes: {
        cookie: { type: "apiKey", in: "cookie", name: SESSION_COOKIE, description: "Of a browser that is signed in." },
        token: { type: "http", scheme: "bearer", bearerFormat: "kq_…", description: "An API token of the customer." },
        staffToken: {
          ...{ type: "http", scheme: "bearer", bearerFormat: "kqs_…" },
          description: "A token of one of the staff, who still must have a role that may call the operation.",
        },
      },
      schemas: {
        ...schemas,
        Problem: {
          type: "object",
          required: ["type", "title", "status", "code", "detail", "requestId"],
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            status: { type: "integer" },
            code: { type: "string" },
            detail: { type: "string" },
            params: { type: "object" },
            requestId: { type: "string" },
            fields: {
              type: "object",
              additionalProperties: {
                type: "object",
                properties: { code: { type: "string" }, message: { type: "string" } },
              },
            },
          },
        },
      },
    },
  };
}

/** Every contract among a module's exports. */
export function contractsIn(...modules: readonly object[]): Contract[] {
  return modules.flatMap((module) =>
    Object.values(module).filter(
      (value): value is Contract =>
        typeof value === "object" && value !== null && "method" in value && "path" in value && "output" in value,
    ),
  );
}
