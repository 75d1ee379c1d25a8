/**
 * `npm run test:soak -- [--kills 50] [--histories 20000] [--minutes M] [--seed N]`: the real worker is killed at every fail point so
 * many times, under load, with lost answers and two crashes of PostgreSQL a round; after each round (every point once) the sandbox's
 * sales, the items and the ledger must agree. Then the simulation plays so many histories. `--minutes` begins no further round after
 * that time, and ends the simulation after as many minutes. Ends with "N passed, N failed" (kills and histories); exit code 1 when any
 * failed.
 */
import { spawn } from "node:child_process";
import { failPoints } from "../../lib/purchasing/failpoint";
import { startShopWorldIn } from "../../lib/purchasing/testing/shop-world";
import { KillShop } from "../../lib/worker/testing/kill-round";
import { openOwnDatabase } from "../../lib/worker/testing/own-database";

const words = process.argv.slice(2);
const whole = (name: string, otherwise: number): number => {
  const at = words.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(words[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} wants a whole number`);
  return value;
};
const options = {
  kills: whole("kills", 50),
  histories: whole("histories", 20_000),
  minutes: whole("minutes", 0),
  seed: whole("seed", Math.floor(Date.now() / 1_000)),
};
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Counts {
  passed: number;
  failed: number;
}

async function killing(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  const until = options.minutes > 0 ? performance.now() + options.minutes * 60_000 : Number.POSITIVE_INFINITY;
  const world = await startShopWorldIn(openOwnDatabase);
  try {
    const shop = await KillShop.open(world);
    let items: Record<string, number> = {};
    for (let number = 1; number <= options.kills && performance.now() < until; number++) {
      const round = { seed: options.seed, number, points: failPoints, workers: 3, databaseCrashes: 1, servers: 4 };
      const result = await shop.play(round);
      const { killed, databaseCrashes, faults, seconds } = result;
      items = result.items;
      if (faults.length === 0) counts.passed += killed;
      else counts.failed += failPoints.length;
      for (const fault of faults) say(`  ${fault}`);
      const open = Object.values(items).reduce((sum, count) => sum + count, 0);
      say(
        `round ${number}: ${killed} kills, ${databaseCrashes} crashes of PostgreSQL, ${open} items so far, ${faults.length} faults, ${Math.round(seconds)} s`,
      );
      // Faults of the books stay: later rounds would only report them again.
      if (faults.length > 0) break;
    }
    say("\nHow items ended:");
    for (const [end, count] of Object.entries(items).sort(([, a], [, b]) => b - a))
      say(`  ${String(count).padStart(6)} ${end}`);
  } finally {
    await world.close();
  }
  return counts;
}

function simulating(): Promise<Counts> {
  const range = ["--seed", String(options.seed), "--histories", String(options.histories)];
  const minutes = options.minutes > 0 ? ["--minutes", String(options.minutes)] : [];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/quality/simulate.ts", ...range, ...minutes], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, LOG_LEVEL: "silent", TSX_TSCONFIG_PATH: "tsconfig.node.json" },
    });
    let said = "";
    child.stdout.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-10_000);
      process.stdout.write(chunk);
    });
    child.once("close", () => {
      const last = [...said.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
      resolve(last ? { passed: Number(last[1]), failed: Number(last[2]) } : { passed: 0, failed: 1 });
    });
  });
}

say(`seed ${options.seed}`);
const kills = options.kills > 0 ? await killing() : { passed: 0, failed: 0 };
const histories = options.histories > 0 ? await simulating() : { passed: 0, failed: 0 };
say(
  `\nkills ${kills.passed} passed, ${kills.failed} failed; histories ${histories.passed} passed, ${histories.failed} failed`,
);
const total: Counts = { passed: kills.passed + histories.passed, failed: kills.failed + histories.failed };
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
