import { afterEach, beforeEach, expect, it } from "vitest";
import type { Bench } from "../codes/bench";
import { openCloudServer } from "../codes/cloud-bench";
import { mysqlOrder } from "../codes/database";
import { globalOrder } from "../codes/mail";
import { openBench } from "../codes/open-bench";
import { buyEdm } from "../codes/points";
import { buySite } from "../codes/site-bench";
import type { RunningSandbox } from "../start";

let sandbox: RunningSandbox;
let bench: Bench;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench());
});
afterEach(() => sandbox.close());

const get = async (path: string) => (await fetch(`${sandbox.url}/__sandbox/${path}`)).json();

it("shows products of all chapters in one form, newest first, without passwords", async () => {
  const server = { pass: "qwer1234!", flow: "5", location: "1", systemid: "m-OmBEAOmD", term: "1", termtype: "2" };
  await bench.control.remit("100000.00");
  await bench.control.host({ ftpname: "handhost" });
  await bench.call("database.CreateOdr", mysqlOrder);
  await bench.call("mail.CreateOder", globalOrder);
  await openCloudServer(bench);
  await buySite(bench);
  await buyEdm(bench);
  await bench.call("cdn.CreateCDN", { type: "g", base: "100", years: "1", tmetpe: "2" });
  await bench.call("bcc.CreateOrder", { ...server, cpucount: "2", memory: "4", cdsstr: "std1=2" });
  await bench.call("ali.CreateOrder", { ...server, slcns: "10", slid: "10004812", cdsstr: "eff=40" });
  await bench.call("ddos.CreateOrder", { buyid: "10004566", term: "1", termtype: "2" });
  const shown = await bench.control.products();
  expect(shown.map(({ chapter }) => chapter).toSorted()).toEqual(
    ["hosting", "database", "mail", "cloud", "site", "edm", "cdn", "bcc", "ali", "ddos"].toSorted(),
  );
  const times = shown.map(({ boughtAtMs }) => boughtAtMs);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const of = (chapter: string) => shown.find((one) => one.chapter === chapter);
  expect(of("cdn")).toMatchObject({ state: "6 opening", works: false, what: "100 GB · 0.00 GB used" });
  expect(of("database")).toMatchObject({ state: "run", works: true });
  expect(JSON.stringify(shown)).not.toContain("qwer1234!");
  await bench.control.advance(400 * 86_400_000);
  const works = (await bench.control.products()).filter((one) => one.works && one.expiresAtMs !== null);
  expect(works.map(({ chapter }) => chapter)).toEqual([]);
});

it("tells the fields of its control calls, and serves the page that uses them", async () => {
  const controls = (await get("controls")) as Record<string, string[]>;
  expect(controls.clock).toEqual(["advanceMs"]);
  expect(controls.product).toEqual(["name", "held?", "expiresAt?", "power?", "usedMb?"]);
  const page = await (await fetch(sandbox.url)).text();
  const script = await (await fetch(`${sandbox.url}/page.js`)).text();
  const ids = [...script.matchAll(/\$\("(\w+)"\)/g)].map((match) => match[1]);
  for (const id of new Set(ids)) expect(page, id).toContain(`id="${id}"`);
});

it("keeps what a refusal said in the log of calls", async () => {
  await bench.call("cdn.index", { nme: "cdn1" });
  await bench.call("domains.DomainDetail", { domainname: "no name" });
  const [second, first] = await bench.control.calls({ limit: 2 });
  expect(first).toMatchObject({ outcome: "failed", said: "产品不存在" });
  expect(second).toMatchObject({ outcome: "10025", said: expect.stringMatching(/\S/) });
});
