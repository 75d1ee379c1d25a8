/**
 * `npm run test:soak -- [--kills 50] [--histories 20000] [--minutes M] [--seed N]`, in this order:
 * - the real worker is killed at every fail point so many times, under load, with lost answers and two crashes of PostgreSQL a round;
 *   after each round (every point once) the sandbox's sales, the items and the ledger must agree;
 * - so are the processes in which customers pay, and staff approve refunds and make payouts; then the gateways' twins, the payments, the
 *   ledger and the orders must agree;
 * - everything is killed, and a backup restored into an empty database by the real commands (needs PostgreSQL of the system's packages);
 * - the simulation plays so many histories;
 * - the processes are replaced one by one under load (rolling.ts);
 * - an installation is made as deploy/ does (prove-install.ts), unless `--kills 0`.
 *
 * `--minutes` begins no further round after that time, and ends the simulation after as many minutes. `--only payments` kills payments
 * alone, `--only restore` restores alone, `--only rolling` replaces alone. Ends with "N passed, N failed" (kills and histories); exit
 * code 1 when any failed.
 */
import { spawn } from "node:child_process";
import { playRestore } from "../../lib/backups/testing/restore-round";
import { failPoints, paymentFailPoints, payoutFailPoints } from "../../lib/purchasing/failpoint";
import { startShopWorldIn } from "../../lib/purchasing/testing/shop-world";
import { KillShop } from "../../lib/worker/testing/kill-round";
import { openOwnDatabase } from "../../lib/worker/testing/own-database";
import { PaymentKills } from "../../lib/worker/testing/payment-kills";
import { packagedPostgres } from "../testing/packaged-postgres";

const moneyFailPoints = [...paymentFailPoints, ...payoutFailPoints];
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
  onlyPayments: words.join(" ").includes("--only payments"),
  onlyRestore: words.join(" ").includes("--only restore"),
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

async function killingPayments(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0 };
  const until = options.minutes > 0 ? performance.now() + options.minutes * 60_000 : Number.POSITIVE_INFINITY;
  const world = await startShopWorldIn(openOwnDatabase, {}, { noon: false });
  try {
    const shop = await PaymentKills.open(world);
    let ends: Record<string, number> = {};
    for (let number = 1; number <= options.kills && performance.now() < until; number++) {
      const round = { seed: options.seed, number, points: moneyFailPoints, workers: 3 };
      const result = await shop.play(round);
      ends = result.ends;
      if (result.faults.length === 0) counts.passed += result.killed;
      else counts.failed += moneyFailPoints.length;
      for (const fault of result.faults) say(`  ${fault}`);
      say(
        `payments, round ${number}: ${result.killed} kills, ${result.faults.length} faults, ${Math.round(result.seconds)} s`,
      );
      if (result.faults.length > 0) break;
    }
    say("\nHow payments and refunds ended:");
    for (const [end, count] of Object.entries(ends)) say(`  ${String(count).padStart(6)} ${end}`);
  } finally {
    await world.close();
  }
  return counts;
}

/** In a process of its own: a process works with one database. */
function killingPaymentsBeside(): Promise<Counts> {
  const range = [
    "--kills",
    String(options.kills),
    "--minutes",
    String(options.minutes),
    "--seed",
    String(options.seed),
  ];
  return counted("scripts/quality/soak.ts", ["--only", "payments", ...range]);
}

/** How often the shop loses everything. */
const RESTORES = 3;

async function restoring(): Promise<Counts> {
  const bin = packagedPostgres();
  if (bin === null) {
    say("restores: skipped, as no PostgreSQL of the system's packages was found (apt install postgresql)");
    return { passed: 0, failed: 0 };
  }
  const counts: Counts = { passed: 0, failed: 0 };
  for (let number = 1; number <= RESTORES; number++) {
    const { faults, boughtSince, lostOrders, items } = await playRestore({ bin, before: 40, after: 12, workers: 3 });
    if (faults.length === 0) counts.passed += 1;
    else counts.failed += 1;
    for (const fault of faults) say(`  ${fault}`);
    const ends = Object.entries(items).map(([end, count]) => `${count} ${end}`);
    say(
      `restore ${number}: ${boughtSince} bought since the backup, ${lostOrders} of them ordered since; ${ends.join(", ")}; ${faults.length} faults`,
    );
  }
  return counts;
}

function simulating(): Promise<Counts> {
  const range = ["--seed", String(options.seed), "--histories", String(options.histories)];
  const minutes = options.minutes > 0 ? ["--minutes", String(options.minutes)] : [];
  return counted("scripts/quality/simulate.ts", [...range, ...minutes]);
}

/** Runs a script that ends with "N passed, N failed". */
function counted(script: string, args: readonly string[]): Promise<Counts> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
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

if (options.onlyPayments) {
  const { passed, failed } = await killingPayments();
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
if (options.onlyRestore) {
  const { passed, failed } = await restoring();
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
const ROLLING = "scripts/quality/rolling.ts";
if (words.join(" ").includes("--only rolling")) process.exit((await counted(ROLLING, [])).failed === 0 ? 0 : 1);
say(`seed ${options.seed}`);
const kills = options.kills > 0 ? await killing() : { passed: 0, failed: 0 };
const payments = options.kills > 0 ? await killingPaymentsBeside() : { passed: 0, failed: 0 };
const restores =
  options.kills > 0 ? await counted("scripts/quality/soak.ts", ["--only", "restore"]) : { passed: 0, failed: 0 };
const histories = options.histories > 0 ? await simulating() : { passed: 0, failed: 0 };
const rolling = options.kills > 0 ? await counted(ROLLING, []) : { passed: 0, failed: 0 };
const install = options.kills > 0 ? await counted("scripts/quality/prove-install.ts", []) : { passed: 0, failed: 0 };
say(
  `\ninstallation ${install.passed} passed, ${install.failed} failed; kills ${kills.passed} passed, ${kills.failed} failed; of payments ${payments.passed} passed, ${payments.failed} failed; restores ${restores.passed} passed, ${restores.failed} failed; rolling upgrades ${rolling.passed} passed, ${rolling.failed} failed; histories ${histories.passed} passed, ${histories.failed} failed`,
);
const total: Counts = {
  passed: kills.passed + payments.passed + restores.passed + histories.passed + rolling.passed + install.passed,
  failed: kills.failed + payments.failed + restores.failed + histories.failed + rolling.failed + install.failed,
};
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
