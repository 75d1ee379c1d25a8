import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { exampleOf } from "@/lib/http/example-of";
import { openApi } from "@/lib/http/openapi";
import { contracts } from "./contracts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** "app/api/v1/orders/[id]/route.ts" → "/api/v1/orders/{id}" */
function pathOf(file: string): string {
  return `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
}

async function servedContracts(): Promise<Map<string, Contract | undefined>> {
  const served = new Map<string, Contract | undefined>();
  for (const file of readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith("route.ts")) continue;
    const path = join("app/api/v1", file);
    const module = (await import(`@/${path}`)) as Record<string, { contract?: Contract } | undefined>;
    for (const method of METHODS) if (module[method]) served.set(`${method} ${pathOf(path)}`, module[method]?.contract);
  }
  return served;
}

it("every route serves a contract of its own address, and every contract has a route", async () => {
  const served = await servedContracts();
  for (const [address, contract] of served)
    expect([address, contract && `${contract.method} ${contract.path}`]).toEqual([address, address]);
  const declared = contracts.map((contract) => `${contract.method} ${contract.path}`);
  expect([...declared].sort()).toEqual([...served.keys()].sort());
  expect(new Set(declared).size).toBe(declared.length);
}, 60_000);

it("the description names every contract and can be encoded", () => {
  const document = openApi(contracts) as { paths: Record<string, Record<string, unknown>> };
  for (const contract of contracts)
    expect(document.paths[contract.path]?.[contract.method.toLowerCase()]).toBeDefined();
  expect(() => JSON.stringify(document)).not.toThrow();
  expect(z.json().safeParse(JSON.parse(JSON.stringify(document))).success).toBe(true);
});

it("says nothing of the trade in what a customer's operation is for", () => {
  const ofStaff = ({ access }: Contract) => access === "staff" || Array.isArray(access);
  const said = contracts.filter((contract) => !ofStaff(contract)).map(({ path, summary }) => ({ path, summary }));
  expect(said.length).toBeGreaterThan(50);
  expect(said.filter(({ summary }) => /upstream|wholesale|reseller|\bagent\b|CNDNS/i.test(summary))).toEqual([]);
});

type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; example?: unknown }[];
  requestBody?: { content: { "application/json": { example?: unknown } } };
  responses: Record<string, { content?: Record<string, { example?: unknown }> }>;
};

it("is OpenAPI 3.1, every reference in it is resolved, and every operation has a name of its own and says who may call it", () => {
  const document = JSON.parse(JSON.stringify(openApi(contracts))) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
  };
  expect(document.openapi).toBe("3.1.0");
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = ""]) => to);
  const known = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`));
  expect(references.filter((to) => !known.has(to))).toEqual([]);
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map((one) => one.operationId)).size).toBe(contracts.length);
  const schemes = new Set(operations.flatMap(({ security }) => security.flatMap((one) => Object.keys(one))));
  expect([...schemes].sort()).toEqual(Object.keys(document.components.securitySchemes).sort());
});

/** Their answers are files. */
const FILES = /\/(csv|pdf|xlsx|export|\{attachmentId\})$/;

it("what a token may call, a customer's or one of the staff's, has examples, and the contracts take them", () => {
  const without: string[] = [];
  for (const contract of contracts.filter(({ token, staffToken }) => token ?? staffToken)) {
    const address = `${contract.method} ${contract.path}`;
    const input = exampleOf(contract.input);
    const output = exampleOf(contract.output, { all: true });
    if (input === undefined) without.push(`${address}: input`);
    if (output === undefined && !FILES.test(contract.path)) without.push(`${address}: output`);
    expect([address, contract.input.safeParse(input).error]).toEqual([address, undefined]);
  }
  expect(without).toEqual([]);
});
