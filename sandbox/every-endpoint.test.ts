import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bench } from "./codes/bench";
import { openCloudServer } from "./codes/cloud-bench";
import { mysqlOrder, OWNED } from "./codes/database";
import { chengOrder, MAIL } from "./codes/mail";
import { openBench } from "./codes/open-bench";
import { buyEdm } from "./codes/points";
import { buySite } from "./codes/site-bench";
import { type EndpointId, endpointIds, manual } from "./manual/all";
import type { RunningSandbox } from "./start";

/**
 * Sends random parameters to every endpoint, in a world with a product of every chapter: no endpoint crashes, a
 * refusal charges nothing, tidy answers are JSON, and the account equals the sales.
 */
let sandbox: RunningSandbox;
let bench: Bench;

beforeAll(async () => {
  ({ sandbox, bench } = await openBench());
  await bench.control.remit("1000000.00");
  await fill();
});
afterAll(() => sandbox.close());

// The extract of the manual is data in the client's folder; no code of the client is imported.
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

/** The values of the manual's examples, and values that no client should send. */
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
/** Names of the products in the world. */
const owned: string[] = [];
const value = () =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...new Set(printed)), weight: 3 },
    { arbitrary: fc.constantFrom(...owned), weight: 3 },
    fc.constantFrom(...odd),
    fc.string({ maxLength: 8, unit: "grapheme" }),
  );

/** One product of every chapter. */
async function fill(): Promise<void> {
  const server = { pass: "qwer1234!", flow: "5", location: "1", systemid: "m-OmBEAOmD", term: "1", termtype: "2" };
  const name = async (id: EndpointId, params: Record<string, string>) => String((await bench.call(id, params)).message);
  owned.push("free-every.com", await bench.own("free-every.com"));
  await bench.control.host({ ftpname: "everyhost" });
  await bench.call("database.CreateOdr", mysqlOrder);
  await bench.call("mail.CreateOder", chengOrder);
  owned.push("everyhost", OWNED, MAIL, await openCloudServer(bench), await buySite(bench), await buyEdm(bench));
  const cdn = await name("cdn.CreateCDN", { type: "g", base: "100", years: "1", tmetpe: "2" });
  owned.push(
    cdn,
    await name("bcc.CreateOrder", { ...server, cpucount: "2", memory: "4", cdsstr: "std1=2" }),
    await name("ali.CreateOrder", { ...server, slcns: "10", slid: "10004812", cdsstr: "eff=40" }),
  );
  await bench.control.advance(20_000);
  await bench.call("cdn.Adddomain", { nme: cdn, dme: "www.example.com", mastAddress: "192.0.2.1" });
  owned.push("www.example.com", ...[...sandbox.world.serverDisks.values()].map(({ diskId }) => diskId));
  expect((await bench.control.products()).map(({ chapter }) => chapter)).toHaveLength(9);
}

async function ask(id: EndpointId, some: Readonly<Record<string, string | undefined>>): Promise<void> {
  const params = Object.fromEntries(Object.entries(some).flatMap(([name, v]) => (v === undefined ? [] : [[name, v]])));
  const response = await fetch(`${sandbox.url}${manual[id].path}?${bench.agent.signed(params)}`);
  const text = await response.text();
  const what = `${id} ${JSON.stringify(params)} → ${text.slice(0, 200)}`;
  expect(response.status, what).toBe(200);
  expect(text, what).toMatch(/"status"|"details"/);
  const [logged] = sandbox.calls.list({ limit: 1 });
  if (logged?.outcome !== "success") expect(logged?.chargeFen, what).toBe(0n);
  if (sandbox.world.settings.warts !== "clean") return;
  expect(JSON.parse(text), what).toMatchObject({ action: manual[id].action, status: /failed|success/.exec(text)?.[0] });
}

function addUp(): void {
  const { account, sales } = sandbox.world;
  const spentFen = [...sales.values()].reduce((sum, sale) => sum + sale.amountFen - sale.refundedFen, 0n);
  expect(account.usedFen).toBe(spentFen);
}

describe.each(["usual", "clean"] as const)("with answers that are %s", (warts) => {
  beforeAll(() => bench.control.settings({ warts }));

  it.each(endpointIds)("%s answers whatever is sent", async (id) => {
    const names = namesOf(id);
    await ask(id, {});
    await ask(id, Object.fromEntries(names.map((name) => [name, "1"])));
    const params = fc.record(Object.fromEntries(names.map((name) => [name, value()])), { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(params, (sent) => ask(id, sent)),
      { numRuns: 10 },
    );
    addUp();
  });
});

it("takes no name that every object has by itself for an entry of a table", async () => {
  await ask("database.Upgrade", { dbname: OWNED, dbtype: "__proto__", dbsize: "4", location: "cn" });
});

it("plays the 210 endpoints that the manual prints, each under its own address", () => {
  const documented = endpointIds.filter((id) => entries.has(id));
  expect(documented).toHaveLength(210);
  expect(documented.toSorted()).toEqual([...entries.keys()].toSorted());
  expect(new Set(endpointIds.map((id) => manual[id].path.toLowerCase())).size).toBe(endpointIds.length);
});
