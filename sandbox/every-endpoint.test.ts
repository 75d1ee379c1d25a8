import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Bench } from "./codes/bench";
import { type EndpointId, endpointIds, manual } from "./manual/all";
import { type RunningSandbox, startSandbox } from "./start";

/** Whatever is sent, an endpoint answers in its own way; none of them breaks, and a refusal charges nothing. */
let sandbox: RunningSandbox;
let bench: Bench;

beforeAll(async () => {
  sandbox = await startSandbox();
  bench = new Bench(sandbox.url, () => sandbox.world.now());
});
afterAll(() => sandbox.close());

// The extract of the manual is data that lies with the client; nothing of the client itself is looked at.
const folder = new URL("../lib/cndns/catalogue/", import.meta.url);
const entries = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Entry[])
    .map((entry) => [entry.id, entry]),
);
interface Entry {
  id: string;
  params: { name: string }[];
  requests: string[];
}

const namesOf = (id: EndpointId) => [
  ...new Set(entries.get(id)?.params.map(({ name }) => name) ?? manual[id].required),
];

/** What the manual's examples send for each parameter, and what nobody should send. */
const printed = [...entries.values()].flatMap(({ requests }) =>
  requests.flatMap((raw) => [...new URLSearchParams(raw.slice(raw.indexOf("?") + 1))].map(([, value]) => value)),
);
const odd = [
  "",
  " ",
  "0",
  "-1",
  "1",
  "1e9",
  "99999999999999999999",
  "'",
  "<script>",
  "../../etc",
  "%",
  "，",
  "a,b",
  "True",
  "null",
  "2026-02-30",
  "测试",
  "__proto__",
  "constructor",
  "toString",
  "x".repeat(3_000),
];
const value = fc.oneof(
  fc.constantFrom(...new Set(printed)),
  fc.constantFrom(...odd),
  fc.string({ maxLength: 8, unit: "grapheme" }),
);

async function ask(id: EndpointId, some: Readonly<Record<string, string | undefined>>): Promise<void> {
  const params = Object.fromEntries(Object.entries(some).flatMap(([name, v]) => (v === undefined ? [] : [[name, v]])));
  const before = sandbox.world.account.usedFen;
  const query = bench.agent.signed(params);
  const response = await fetch(`${sandbox.url}${manual[id].path}?${query}`);
  const text = await response.text();
  const what = `${id} ${JSON.stringify(params)} → ${text.slice(0, 200)}`;
  expect(response.status, what).toBe(200);
  expect(text, what).toMatch(/"status"|"details"/);
  if (/"status"\s*:\s*"\s*failed/.test(text)) expect(sandbox.world.account.usedFen, what).toBe(before);
  expect(sandbox.world.account.usedFen >= 0n, what).toBe(true);
}

it.each(endpointIds)("%s answers whatever is sent", async (id) => {
  const names = namesOf(id);
  await ask(id, {});
  await ask(id, Object.fromEntries(names.map((name) => [name, "1"])));
  const params = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(params, (sent) => ask(id, sent)),
    { numRuns: 15 },
  );
});

it("plays the 210 endpoints that the manual prints, each under its own address", () => {
  const documented = endpointIds.filter((id) => entries.has(id));
  expect(documented).toHaveLength(210);
  expect(documented.toSorted()).toEqual([...entries.keys()].toSorted());
  expect(new Set(endpointIds.map((id) => manual[id].path.toLowerCase())).size).toBe(endpointIds.length);
});
