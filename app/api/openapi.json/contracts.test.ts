import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
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
