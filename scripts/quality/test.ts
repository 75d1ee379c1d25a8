/**
 * Every check of a change: lint, types, direction of imports, unused code, unit and integration tests, and, without
 * `--no-browser`, the browser specs against the production build. Ends with what failed, and "N passed, N failed".
 * `--only=unit,e2e` runs some steps; words after `--` are passed to the browser specs.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { SandboxControl } from "../../sandbox/control/control";
import { buildMeanwhile } from "../../server/processes/build";
import {
  type FailedTest,
  failedInPlaywright,
  failedInVitest,
  type PlaywrightReport,
  type VitestReport,
} from "../testing/failed-tests";
import { runPlaywright } from "../testing/run-playwright";
import { specShop, withShop } from "../testing/shop";

interface Result {
  passed: number;
  failed: number;
  /** The failed tests, repeated at the end of the output, because early ones have scrolled away. */
  which?: FailedTest[];
}

const OUT = ".test";
const CRUISED = ["app", "cli", "components", "lib", "sandbox", "prisma", "server", "bench"];
const bin = (name: string) => `node_modules/.bin/${name}`;

function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit" });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * A tool without a count of tests counts as one check. Its output is printed when it has ended, because tools run in parallel.
 * @param options.behind leaves the processor to what else runs
 */
async function check(command: string, args: string[], { behind = false } = {}): Promise<Result> {
  const [program, before] = behind ? ["nice", ["-n", "10", bin(command)]] : [bin(command), []];
  const child = spawn(program, [...before, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  process.stdout.write(said);
  if (code === 0) return { passed: 1, failed: 0 };
  return { passed: 0, failed: 1, which: [{ name: command, message: said.trim().split("\n").slice(-12).join("\n") }] };
}

async function vitest(project: string): Promise<Result> {
  const file = `${OUT}/${project}.json`;
  const code = await run(bin("vitest"), [
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  const failed = report.numFailedTests || (code === 0 && report.numPassedTests > 0 ? 0 : 1);
  const which = failedInVitest(report, process.cwd());
  if (failed > 0 && which.length === 0) which.push({ name: project, message: "no test failed; see its output above" });
  return { passed: report.numPassedTests, failed, which };
}

async function browserSpecs(words: string[]): Promise<Result> {
  return withShop(specShop, async (shop) => {
    const sandbox = new SandboxControl(shop.sandboxUrl);
    // Some thirty specs buy something: the registry's seconds would be a minute in which nothing is tried.
    await sandbox.settings({ registerMs: 300, renewMs: 300 });
    // What they buy together is more than the sandbox begins with, and the last ones would wait for money.
    await sandbox.balance("1000000.00");
    const code = await runPlaywright(shop, words, `${OUT}/e2e.json`);
    if (!existsSync(`${OUT}/e2e.json`)) return { passed: 0, failed: 1 };
    const report = JSON.parse(readFileSync(`${OUT}/e2e.json`, "utf8")) as PlaywrightReport;
    const { expected, flaky, unexpected } = report.stats;
    // A spec that passes only when it is repeated counts as failed.
    const failed = unexpected + flaky || (code === 0 ? 0 : 1);
    return { passed: expected, failed, which: failedInPlaywright(report) };
  });
}

/** What the browser specs run against. */
async function build(): Promise<Result> {
  await buildMeanwhile({ behind: true });
  return { passed: 1, failed: 0 };
}

const words = process.argv.slice(2);
const only = words
  .find((word) => word.startsWith("--only="))
  ?.slice(7)
  .split(",");
const specWords = words.includes("--") ? words.slice(words.indexOf("--") + 1) : [];

type Step = [name: string, work: () => Promise<Result>];

interface Stage {
  /** Run in parallel. */
  steps: Step[];
  /** Run beside them, one after the other, with what they leave of the processor. */
  behind?: Step[];
}

/** One after the other. */
const stages: Stage[] = [
  {
    steps: [
      ["lint", () => check("biome", ["check", "--diagnostic-level=error", "."])],
      ["deps", () => check("depcruise", ["--config", ".dependency-cruiser.cjs", ...CRUISED])],
      ["unused", () => check("knip", [])],
    ],
  },
  { steps: [["unit", () => vitest("unit")]] },
  {
    steps: [["integration", () => vitest("integration")]],
    // Integration tests wait for processes, timers and the disk part of their time. Next writes types while it builds, so those come first.
    behind: [
      ["types", () => check("tsc", ["--noEmit", "-p", "."], { behind: true })],
      ["build", build],
    ],
  },
  { steps: [["e2e", () => browserSpecs(specWords)]] },
];

function isWanted(name: string): boolean {
  if (name === "e2e" && words.includes("--no-browser")) return false;
  // Without integration tests there is nothing to build behind: the browser specs build while their shop starts.
  if (name === "build") return isWanted("integration") && isWanted("e2e");
  return !only || only.includes(name);
}

async function take([name, work]: Step): Promise<void> {
  if (!isWanted(name)) return;
  const started = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    result = { passed: 0, failed: 1, which: [{ name, message }] };
  }
  process.stdout.write(
    `── ${name}: ${result.passed} passed, ${result.failed} failed, ${Math.round((Date.now() - started) / 1000)} s\n`,
  );
  total.passed += result.passed;
  total.failed += result.failed;
  failures.push(...(result.which ?? []));
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const total: Result = { passed: 0, failed: 0 };
const failures: FailedTest[] = [];
for (const { steps, behind = [] } of stages) {
  const besides = (async () => {
    for (const step of behind) await take(step);
  })();
  await Promise.all([...steps.map(take), besides]);
}
for (const { name, message } of failures) process.stdout.write(`\nfailed: ${name}\n${message}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
