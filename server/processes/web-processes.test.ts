import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, test } from "vitest";
import { freePort } from "@/lib/db/embedded";
import { bundle } from "./bundle";

let smallWeb: string;
let child: ChildProcess;
beforeAll(async () => {
  smallWeb = (await bundle(["scripts/testing/small-web.ts"]))("scripts/testing/small-web.ts");
});
afterEach(() => child.kill("SIGKILL"));

async function start(...words: string[]): Promise<string> {
  const port = await freePort();
  child = spawn(process.execPath, [smallWeb, ...words], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return `http://127.0.0.1:${port}`;
}

/** With a timeout, because a connection to a process that is just dying may hang. */
const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(2_000) });

/** Which processes answer twenty requests. */
async function answering(url: string): Promise<string[]> {
  const seen = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const answer = await ask(url).catch(() => undefined);
    if (answer) seen.add(await answer.text());
  }
  return [...seen].sort();
}

async function untilBothAnswer(url: string): Promise<void> {
  await expect.poll(async () => (await answering(url)).length, { timeout: 30_000 }).toBe(2);
}

test("two processes share a port, one that dies is replaced, and both stop with their parent", async () => {
  const url = await start();
  await untilBothAnswer(url);
  await expect(ask(`${url}/die`)).rejects.toThrow();
  await untilBothAnswer(url);
  // Whichever is asked for metrics says those of both, each in its place.
  const metrics = await (await ask(`${url}/metrics`)).text();
  expect(metrics.match(/^kumquat_web_processes.*$/gm)?.sort()).toEqual([
    'kumquat_web_processes{process="0"} 1',
    'kumquat_web_processes{process="1"} 1',
  ]);
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(await answering(url)).toEqual([]);
}, 40_000);

test("processes that never listen end everything with their exit code", async () => {
  await start("--broken");
  const [code] = await once(child, "exit");
  expect(code).toBe(3);
}, 40_000);

test("once one has listened, processes that can't start are tried again, and the others serve on", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "kumquat-web-")), "broken");
  const url = await start("--broken-by", file);
  await untilBothAnswer(url);
  writeFileSync(file, "");
  await expect(ask(`${url}/die`)).rejects.toThrow();
  // Its replacement has ended at least once, before it listened.
  await sleep(3_000);
  expect(await answering(url)).toHaveLength(1);
  expect(child.exitCode).toBeNull();
  rmSync(dirname(file), { recursive: true });
  await untilBothAnswer(url);
}, 60_000);

test("when the process that started them is gone, they stop as after a signal", async () => {
  const url = await start();
  await untilBothAnswer(url);
  child.disconnect();
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(await answering(url)).toEqual([]);
}, 40_000);

test("a parent that is killed takes its processes along", async () => {
  const url = await start();
  await untilBothAnswer(url);
  child.kill("SIGKILL");
  await once(child, "exit");
  await sleep(100);
  await expect.poll(() => answering(url), { timeout: 5_000 }).toEqual([]);
}, 40_000);
