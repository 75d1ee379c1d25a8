import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { freePort } from "../../lib/db/embedded";

/**
 * The real `npm start` with its sandbox and its own PostgreSQL, stopped and killed in each way that happens to it. What is left of it is
 * looked up among the system's processes, by its data folder.
 */
let dir: string;
let port: number;
let npm: ChildProcess;
let said = "";

/** @param webs web processes: two where one of them is killed, or is left without its starter; how the rest ends needs but one */
function start(webs: 1 | 2): void {
  const { PATH = "", HOME = "" } = process.env;
  said = "";
  npm = spawn("npm", ["start", "--", "--empty"], {
    env: { PATH, HOME, NODE_ENV: "production", PORT: String(port), KUMQUAT_DATA: dir, WEB_PROCESSES: String(webs) },
    // A process group of its own, as a shell gives each command: Ctrl-C goes to all of it.
    detached: true,
  });
  for (const stream of [npm.stdout, npm.stderr]) stream?.on("data", (chunk) => (said += String(chunk)));
}

async function started(): Promise<void> {
  await expect.poll(() => said, { timeout: 150_000 }).toMatch(/Ctrl-C stops everything|see above|in use|already runs/);
  expect(said).toContain("Ctrl-C stops everything");
}

interface Running {
  pid: number;
  words: string;
}

/** Every process of this shop: each has the data folder in its environment or its words. */
function running(): Running[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        const mine =
          words.includes(dir) || readFileSync(`/proc/${name}/environ`, "utf8").includes(`KUMQUAT_DATA=${dir}`);
        return mine && words !== "" ? [{ pid: Number(name), words }] : [];
      } catch {
        return []; // ended meanwhile
      }
    });
}

const one = (word: string) => running().find(({ words }) => words.includes(word))?.pid ?? 0;
const left = () => running().map(({ words }) => words);

/** A request whose body is still being sent. @returns what ends it, and then its status. */
async function openRequest(): Promise<() => Promise<number>> {
  const sent = request({
    port,
    path: "/api/v1/sessions/none",
    method: "POST",
    headers: { "content-type": "application/json", "content-length": 2 },
  });
  const status = new Promise<number>((resolve, reject) => {
    sent.once("response", (response) => resolve(response.resume().statusCode ?? 0)).once("error", reject);
  });
  status.catch(() => undefined);
  sent.write("{");
  await expect.poll(() => sent.socket?.connecting).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return () => {
    sent.end("}");
    return status;
  };
}

test.describe.configure({ mode: "serial", timeout: 300_000 });
test.beforeAll(async () => {
  test.setTimeout(60_000);
  dir = `${process.cwd()}/.test/stop-${randomBytes(4).toString("hex")}`;
  port = await freePort();
});
test.afterAll(() => {
  for (const { pid } of running()) process.kill(pid, "SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

/** Stops the shop while a request is open: it is answered, and no process is left. */
async function expectOrderlyStop(stop: () => void): Promise<void> {
  const finish = await openRequest();
  stop();
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/api/health`).then(
          () => "listens",
          () => "closed",
        ),
      // An open request may take as long as STOP_SECONDS says.
      { timeout: 45_000 },
    )
    .toBe("closed");
  expect(await finish()).toBeLessThan(500);
  await expect.poll(left, { timeout: 40_000 }).toEqual([]);
  expect(said).toContain("worker stops");
}

const ways: [what: string, stop: () => void][] = [
  ["SIGHUP to npm", () => npm.kill("SIGHUP")],
  ["Ctrl-C, to the whole group", () => process.kill(-(npm.pid ?? 0), "SIGINT")],
];
for (const [what, stop] of ways)
  test(`${what}: an open request is answered, and nothing is left`, async () => {
    start(1);
    await started();
    await expectOrderlyStop(stop);
  });

function takesSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // it has ended
  }
}

test("kill -9 of the starter: web, worker and sandbox stop, and the next start takes over the database", async () => {
  start(2);
  await started();
  process.kill(one("server/start.ts"), "SIGKILL");
  start(1);
  await started();
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  for (const word of ["server/start.ts", "server/worker", "sandbox/main", "/bin/postgres"])
    await expect.poll(() => left().filter((words) => words.includes(word)), { timeout: 20_000 }).toHaveLength(1);
  const starter = one("server/start.ts");
  process.kill(one("start.mjs"), "SIGKILL");
  await expect.poll(left, { timeout: 40_000 }).toEqual([]);
  // Its folder is its own until nobody can send it a signal any more, which an orphan's end takes a moment longer.
  await expect.poll(() => takesSignals(starter), { timeout: 20_000 }).toBe(false);
});

test("kill -9 of npm, with or without a shell below it: nothing is left", async () => {
  start(1);
  await started();
  npm.kill("SIGKILL");
  await expect.poll(left, { timeout: 40_000 }).toEqual([]);
  expect(said).toContain("worker stops");
});

test("the worker and the web killed: each is there again, the rest never went, and SIGTERM to npm stops all of it", async () => {
  start(2);
  await started();
  const starter = one("server/start.ts");
  for (let times = 1; times <= 3; times++) {
    const pid = one("server/worker");
    process.kill(pid, "SIGKILL");
    await expect.poll(() => one("server/worker"), { timeout: 20_000 }).not.toBe(pid);
    await expect.poll(() => one("server/worker"), { timeout: 20_000 }).not.toBe(0);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  }
  const health = async () =>
    ((await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()) as { worker: { detail: string } }).worker
      .detail;
  await expect.poll(health, { timeout: 20_000 }).toBe("ends_again");
  await expect.poll(health, { timeout: 60_000 }).toBe("running");
  const web = running().filter(({ words }) => words.includes("server/web"));
  process.kill(one("server/web"), "SIGKILL");
  // What the killed one has started answers a moment longer, and takes its connections along when it ends.
  await expect.poll(() => web.some(({ pid }) => takesSignals(pid)), { timeout: 20_000 }).toBe(false);
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 40_000 },
    )
    .toBe(200);
  expect(one("server/start.ts")).toBe(starter);
  await expectOrderlyStop(() => npm.kill("SIGTERM"));
});
