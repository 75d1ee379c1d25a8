/**
 * `npm run simulate -- --seed 1 --histories 1000 [--lanes 4] [--minutes 5]`: plays random histories of buying against real
 * PostgreSQL and the sandbox, and compares after each the sandbox's sales, the items and the ledger. `--replay N` plays one of them
 * again and prints every step. Ends with "N passed, N failed"; exit code 1 when any failed. `--first N` begins with that number,
 * `--stop` ends at the first failure.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clusterDir, startEmbedded } from "../../lib/db/embedded";
import { migrate } from "../../lib/db/migrate";
import { playHistory } from "../../lib/purchasing/testing/simulation/history";
import { SimulatedShop } from "../../lib/purchasing/testing/simulation/shop";
import { virtualClock } from "../../lib/purchasing/testing/simulation/virtual-clock";

const words = process.argv.slice(2);
const word = (name: string): string | undefined => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? undefined : words[at + 1];
};
const whole = (name: string, otherwise: number): number => {
  const value = Number(word(name) ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} wants a whole number`);
  return value;
};
/** A history takes a fraction of a second, unless code in it waits by the machine's clock; longer ones are reported. */
const SLOW_MS = 5_000;
/** Each lane starts a database server of its own, which takes memory. */
const MOST_LANES = 16;
const options = {
  seed: whole("seed", 1),
  histories: whole("histories", 500),
  first: whole("first", 1),
  lanes: Math.max(1, whole("lanes", Math.min(MOST_LANES, availableParallelism()))),
  minutes: whole("minutes", 0),
  replay: word("replay") === undefined ? null : whole("replay", 0),
  stop: words.includes("--stop"),
  lane: word("lane") === undefined ? null : whole("lane", 0),
};

/** Each lane has a database server of its own, so that a history can be replayed exactly. */
async function withShop<T>(work: (shop: SimulatedShop) => Promise<T>): Promise<T> {
  const { SIMULATE_APP_URL: appUrl, SIMULATE_ADMIN_URL: adminUrl } = process.env;
  if (appUrl && adminUrl) return playIn({ appUrl, adminUrl }, work);
  const dir = mkdtempSync(join(tmpdir(), "kumquat-simulate-"));
  const server = await startEmbedded({ dir, fast: true });
  try {
    await migrate({ ownerUrl: server.ownerUrl, appUrl: server.appUrl });
    const admin = new URL(server.ownerUrl);
    admin.username = "postgres";
    admin.password = "postgres";
    return await playIn({ appUrl: server.appUrl, adminUrl: admin.toString() }, work);
  } finally {
    await server.stop();
    rmSync(dirname(clusterDir(dir)), { recursive: true, force: true });
    rmSync(dir, { recursive: true, force: true });
  }
}

async function playIn<T>(
  urls: { appUrl: string; adminUrl: string },
  work: (shop: SimulatedShop) => Promise<T>,
): Promise<T> {
  const shop = await SimulatedShop.open(urls);
  try {
    return await work(shop);
  } finally {
    await shop.close();
  }
}

interface LaneResult {
  passed: number;
  failed: number;
  seconds: number;
  ends: Record<string, number>;
}

async function lane(number: number): Promise<void> {
  await withShop(async (shop) => {
    const result: LaneResult = { passed: 0, failed: 0, seconds: 0, ends: {} };
    const began = virtualClock.realMs();
    const untilMs = options.minutes > 0 ? began + options.minutes * 60_000 : Number.POSITIVE_INFINITY;
    for (let at = options.first + number; at < options.first + options.histories; at += options.lanes) {
      if (virtualClock.realMs() > untilMs) break;
      const beganThis = virtualClock.realMs();
      const { faults, items } = await playHistory(shop, options.seed, at);
      const durationMs = virtualClock.realMs() - beganThis;
      if (durationMs > SLOW_MS) process.stdout.write(`history ${at} took ${Math.round(durationMs / 1_000)} s\n`);
      for (const [end, count] of Object.entries(items)) result.ends[end] = (result.ends[end] ?? 0) + count;
      if (faults.length === 0) result.passed += 1;
      else {
        result.failed += 1;
        process.stdout.write(
          `FAILED history ${at}: replay it with --seed ${options.seed} --replay ${at}\n${faults.map((fault) => `  ${fault}\n`).join("")}`,
        );
        if (options.stop) break;
      }
    }
    result.seconds = (virtualClock.realMs() - began) / 1_000;
    process.stdout.write(`@${JSON.stringify(result)}\n`);
  });
}

function runLane(number: number): Promise<LaneResult> {
  return new Promise((resolve, reject) => {
    const args = ["--import", "tsx", "scripts/quality/simulate.ts", ...words, "--lane", String(number)];
    const child: ChildProcess = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" },
    });
    let rest = "";
    let result: LaneResult | null = null;
    child.stdout?.on("data", (chunk) => {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (line.startsWith("@")) result = JSON.parse(line.slice(1)) as LaneResult;
        else process.stdout.write(`${line}\n`);
      }
    });
    child.once("exit", (code) => (result ? resolve(result) : reject(new Error(`lane ${number} ended with ${code}`))));
  });
}

async function all(): Promise<boolean> {
  const result = await Promise.all(Array.from({ length: options.lanes }, (_, number) => runLane(number)));
  const sum = (of: (one: LaneResult) => number) => result.reduce((total, one) => total + of(one), 0);
  const ends: Record<string, number> = {};
  for (const one of result) for (const [end, count] of Object.entries(one.ends)) ends[end] = (ends[end] ?? 0) + count;
  const sorted = Object.entries(ends).sort(([, a], [, b]) => b - a);
  process.stdout.write(
    `\nHow items ended:\n${sorted.map(([end, count]) => `  ${String(count).padStart(6)} ${end}\n`).join("")}`,
  );
  const seconds = Math.max(...result.map((one) => one.seconds));
  const perMinute = Math.round(sum((one) => one.passed + one.failed) / (seconds / 60));
  process.stdout.write(`${Math.round(seconds)} s in ${options.lanes} lanes, ${perMinute} histories a minute\n`);
  process.stdout.write(`${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed\n`);
  return sum((one) => one.failed) === 0 && sum((one) => one.passed) > 0;
}

async function replay(number: number): Promise<boolean> {
  return withShop(async (shop) => {
    const { faults, trace, items } = await playHistory(shop, options.seed, number);
    process.stdout.write(`${trace.join("\n")}\n\n${JSON.stringify(items, null, 2)}\n`);
    for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
    process.stdout.write(`${faults.length === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed"}\n`);
    return faults.length === 0;
  });
}

if (options.lane !== null) await lane(options.lane);
else process.exitCode = (options.replay === null ? await all() : await replay(options.replay)) ? 0 : 1;
process.exit();
