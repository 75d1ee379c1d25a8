import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect } from "vitest";
import { db } from "@/lib/db/client";
import type { Contract } from "@/lib/http/contract";
import { contracts } from "../contracts";

/** For the tests of tokens, customers' and the staff's: every route of the API as a program meets it. */
export const addressOf = (contract: Contract) => `${contract.method} ${contract.path}`;

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export function contractAt(address: string): Contract {
  const found = contracts.find((one) => addressOf(one) === address);
  if (!found) throw new Error(`no contract ${address}`);
  return found;
}

/** Calls the handler of a contract's route. @param ids of the path; unknown ones where it says nothing */
export async function askAsProgram(
  contract: Contract,
  headers: Record<string, string>,
  { ids = {}, body = {} }: { ids?: Record<string, string>; body?: object } = {},
): Promise<Response> {
  const file = `@/${join("app", contract.path.replace(/\{(\w+)\}/g, "[$1]"), "route.ts")}`;
  const module = (await import(file)) as Record<
    string,
    (request: Request, route: { params: Promise<Record<string, string> | undefined> }) => Promise<Response>
  >;
  const named = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, ids[name] ?? randomUUID()]);
  const reads = contract.method === "GET" || contract.method === "DELETE";
  const request = new Request(`https://shop.example${contract.path}`, {
    method: contract.method,
    headers: { "x-kumquat-ip": "203.0.113.7", "idempotency-key": randomUUID(), ...headers },
    ...(reads ? {} : { body: JSON.stringify(body) }),
  });
  if (!reads) request.headers.set("content-type", "application/json");
  // As in Next, a route without parts that differ has no params at all.
  const params = Promise.resolve(named.length === 0 ? undefined : Object.fromEntries(named));
  const answer = await module[contract.method]?.(request, { params });
  if (!answer) throw new Error(`no route for ${addressOf(contract)}`);
  return answer;
}

/**
 * Holds that a token is refused by each of these routes with 403 and one of these codes, that each refusal is audited with the token's
 * name, and that the token itself stands nowhere in the audit.
 * @returns the audit rows
 */
export async function expectRefused(
  token: { token: string; id: string; name: string },
  refused: readonly Contract[],
  codes: readonly string[],
) {
  const answers: string[] = [];
  for (const contract of refused) {
    const answer = await askAsProgram(contract, bearer(token.token));
    const { code } = (await answer.json()) as { code: string };
    if (answer.status !== 403 || !codes.includes(code)) answers.push(`${addressOf(contract)} ${answer.status} ${code}`);
  }
  expect(answers).toEqual([]);
  const audited = await db.auditEvent.findMany({ where: { action: "tokens.refused", subjectId: token.id } });
  expect(audited.map(({ after }) => (after as { route: string }).route).sort()).toEqual(refused.map(addressOf).sort());
  expect(new Set(audited.map(({ after }) => (after as { token: string }).token))).toEqual(new Set([token.name]));
  const text = JSON.stringify(audited, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(text).not.toContain(token.token);
  return audited;
}
