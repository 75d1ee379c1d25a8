import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { forgetSettings } from "@/lib/settings/read-setting";
import { upstream } from "@/lib/upstream/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { GET } from "./route";

const BUDGET = 600;
const system = { kind: "system", job: "test" } as const;
let database: TestDatabase;
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  database = await createTestDatabase(sandboxEnv(sandbox.url));
  await seedSuffixes(system);
  await refreshPrices(system, {});
  const value = JSON.stringify({ checksPerMinute: BUDGET });
  await database.asOwner("INSERT INTO settings (key, value) VALUES ('upstreamLimits', $1)", [value]);
  forgetSettings();
}, 120_000);
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await sandbox.close();
  await database.drop();
});

async function search(q: string, ip: string, language = "zh-CN"): Promise<{ response: Response; text: string }> {
  const headers = { "x-kumquat-ip": ip, "accept-language": language };
  const response = await GET(new Request(`https://shop.example/api/v1/search?q=${q}`, { headers }), {
    params: Promise.resolve({}),
  });
  return { response, text: await response.text() };
}

const calls = () => sandbox.calls.counters()["check.check"]?.calls ?? 0;

it("two thousand searches from one /64 ask no more than its budget, and another visitor's names are all asked", async () => {
  const stamp = Date.now().toString(36);
  const crowd: ReturnType<typeof search>[] = [];
  let other: ReturnType<typeof search> | undefined;
  for (let i = 0; i < 2_000; i++) {
    crowd.push(search(`freecrowd${stamp}${i}`, `2001:db8:0:1::${i.toString(16)}`));
    // The shop, the upstream and the clients share one process here, so this lets the others run.
    if (i % 50 === 0) await nextTurn();
    if (i === 500) other = search(`freeother${stamp}`, "2001:db8:0:2::1");
  }
  const { text = "" } = (await other) ?? {};
  const answers = await Promise.all(crowd);
  const total = Number(/"total":(\d+)/.exec(text)?.[1]);
  expect(text.match(/"type":"hit"/g)).toHaveLength(total);
  const passed = answers.filter(({ response }) => response.status === 200);
  expect(passed).toHaveLength(Math.floor(BUDGET / total));
  const mayAsk = (passed.length + 1) * total;
  expect(calls()).toBeLessThanOrEqual(mayAsk);
  // A busy machine gives up on a call that waits for longer than five seconds, and says so.
  const givenUp = [text, ...passed.map((one) => one.text)].join("").match(/"answer":"failed"/g)?.length ?? 0;
  expect(calls() + givenUp).toBeGreaterThanOrEqual(mayAsk);
  expect(answers.filter(({ response }) => response.status === 429)).toHaveLength(2_000 - passed.length);
}, 60_000);

it("says when to come back, in the visitor's language", async () => {
  const ip = "192.0.2.7";
  const names = Array.from({ length: 20 }, (_, i) => `freemany${Date.now().toString(36)}${i}`).join("+");
  // A single search that is larger than the whole budget is allowed once.
  expect((await search(names, ip)).response.status).toBe(200);
  for (const [language, sentence] of [
    ["zh-CN", /秒后可以再查。$/],
    ["en", /You can search again in \d+ seconds\.$/],
  ] as const) {
    const { response, text } = await search("freenext", ip, language);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(JSON.parse(text)).toMatchObject({ code: "search.too_many", detail: expect.stringMatching(sentence) });
  }
});
