import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addMs, DAY_MS, midnightOf, shanghaiDay } from "@/lib/core/time";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { downloadLog } from "./download-log";
import { fetchPublic } from "./fetch-public";
import { listLogFiles, readFigures, readStatisticsSubjects } from "./read-statistics";

let shop: ShopWorld;
let owner: Buyer;
let id = "";
const domain = "www.tea-leaf.com";
const yesterday = shanghaiDay(addMs(new Date(), -DAY_MS));
const midnight = midnightOf(yesterday) ?? new Date();
const range = { from: midnight, to: addMs(midnight, DAY_MS), step: "hour" as const };

/** A CDN product in the shop and at the sandbox, which has served a domain for some days. */
beforeAll(async () => {
  shop = await startShopWorld({ settings: { serverOpenMs: 0 } });
  owner = await shop.customer();
  const bench = shop.bench();
  const name = String((await bench.call("cdn.CreateCDN", { type: "g", base: "100", years: "1", tmetpe: "2" })).message);
  await bench.call("cdn.Adddomain", { nme: name, dme: domain, mastAddress: "192.0.2.1" });
  await shop.control("cdn-domain", { domain, servedDays: 5, mbPerHour: 60 });
  id = randomUUID();
  await shop.database.db.service.create({
    data: {
      ...{ id, customerId: owner.actor.userId, productLine: "cdn", name, displayName: "100 GB", state: "active" },
      config: { unit: "gigabytes", gigabytes: 100 },
      reason: "running",
    },
  });
});
afterAll(() => shop.close());

it("each part has figures of the asked hours", async () => {
  const { subjects, parts } = await readStatisticsSubjects(owner.actor, { id });
  expect(subjects).toEqual([domain]);
  const figures = await Promise.all(parts.map((part) => readFigures(owner.actor, { id, part, of: domain, range })));
  const charts = figures.flatMap((one) => one.charts);
  expect(charts.map((chart) => chart.id)).toEqual(["traffic", "bandwidth", "requests", "visitors"]);
  for (const { points } of charts.flatMap((chart) => chart.series)) {
    expect(points).toHaveLength(24);
    expect(points.every(({ at, value }) => at >= range.from && at < range.to && value > 0)).toBe(true);
  }
  expect(figures.flatMap((one) => one.tops).map((top) => [top.id, top.rows.length > 2])).toEqual([
    ["urls", true],
    ["referers", true],
    ["statuses", true],
  ]);
});

it("the logs of a day are downloaded through the shop", async () => {
  const files = await listLogFiles(owner.actor, { id, of: domain, day: midnight });
  expect(files).toHaveLength(24);
  const [first] = files;
  const answer = await downloadLog(owner.actor, { id, of: domain, day: yesterday, file: first?.key ?? "" });
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${domain}_${yesterday}-00-00.gz"`);
  expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toContain(`GET http://${domain}/`);
  await expect(downloadLog(owner.actor, { id, of: domain, day: yesterday, file: "file-99" })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("nobody else reads or downloads them", async () => {
  const { actor } = await shop.customer();
  await expect(readStatisticsSubjects(actor, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(downloadLog(actor, { id, of: domain, day: yesterday, file: "1" })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("a domain that the service doesn't serve has no figures", async () => {
  await expect(readFigures(owner.actor, { id, part: "traffic", of: "other.com", range })).rejects.toMatchObject({
    code: "upstream.unclear",
  });
});

it("what the supplier names inside our network is not fetched", async () => {
  for (const address of [
    shop.sandbox.url,
    "http://127.0.0.1:1/x",
    "http://localhost:1/x",
    "http://[::1]:1/x",
    "http://10.0.0.1/x",
    "http://169.254.169.254/latest",
    "file:///etc/passwd",
    "http://user:pw@203.0.113.1/",
    "nonsense",
  ]) {
    expect(await fetchPublic(address, []), address).toBeNull();
  }
  const trusted = await fetchPublic(shop.sandbox.url, [new URL(shop.sandbox.url).host]);
  expect(trusted?.statusCode).toBe(200);
  trusted?.destroy();
});
