/**
 * The sandbox as `npm run sandbox -- --data …` starts it, in a process of its own with a world on disk: signed reads a
 * second, each with an otime never sent before, over a bare HTTP server that answers as many bytes in the same run.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { otimeText } from "../lib/core/time";
import { SandboxControl } from "../sandbox/control/control";
import { sandboxCredentials } from "../sandbox/http/credentials";
import { type BenchRow, median } from "./row";

const DOMAINS = 200;
const ROUNDS = 3;
const SECONDS = 5;
const TARGET = 2_000;

const md5 = (text: string) => createHash("md5").update(text, "utf8").digest("hex");
const inner = md5(sandboxCredentials.password);

/** Starts a server and reads the address that it prints. */
function start(args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const url = /http:\/\/[\w.]+:\d+/.exec(text)?.[0];
      if (url) resolve({ url, child });
    });
  });
}

/** Answers what an empty handler answers, as fast as Node does. */
const BARE = `
const body = Buffer.from(JSON.stringify({ status: "success", message: "x".repeat(600) }));
const server = require("node:http").createServer((_, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => console.log("http://127.0.0.1:" + server.address().port));
`;

/** Milliseconds of today in Shanghai, one after the other: every one of them once. */
function otimes(): () => string {
  const DAY_MS = 86_400_000;
  const SHANGHAI_MS = 8 * 3_600_000;
  let at = Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  return () => otimeText(new Date(at++));
}

function signedReads(next: () => string): autocannon.Request[] {
  const { username, email } = sandboxCredentials;
  const sign = (path: string, query = "") => {
    const otime = next();
    return `${path}?username=${username}&otime=${otime}&checksum=${md5(`${username}${inner}${otime}${email}`)}${query}`;
  };
  let n = 0;
  const name = () => `free-bench-${n++ % DOMAINS}.com`;
  const paths = [
    () => sign("/domains/DomainDetail.aspx", `&domainname=${name()}`),
    () => sign("/domains/RecList.aspx", `&domainname=${name()}`),
    () => sign("/user/userdetail.aspx"),
    () => sign("/product/getProductPrice.aspx", "&type=1&tag=dme&suffix=.com&years=1"),
  ];
  return paths.map((path) => ({ setupRequest: (request) => ({ ...request, path: path() }) }));
}

async function rate(url: string, requests?: autocannon.Request[]): Promise<{ perSecond: number; p99: number }> {
  const result = await autocannon({ url, connections: 16, duration: SECONDS, ...(requests ? { requests } : {}) });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx + result.errors} reads failed`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

export async function run(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "bench-sandbox-"));
  const main = ["--import", "tsx", "sandbox/main.ts", "--port", "0", "--data", dataDir];
  const [sandbox, bare] = await Promise.all([start(main), start(["-e", BARE])]);
  try {
    const control = new SandboxControl(sandbox.url);
    await control.remit("1000000.00");
    for (let i = 0; i < DOMAINS; i++) await control.handPurchase(`free-bench-${i}.com`);
    await control.advance(5_000);
    const reads = signedReads(otimes());
    const found: { perSecond: number; p99: number }[] = [];
    const baseline: { perSecond: number; p99: number }[] = [];
    await rate(sandbox.url, reads); // compiled, connected
    for (let round = 0; round < ROUNDS; round++) {
      found.push(await rate(sandbox.url, reads));
      baseline.push(await rate(bare.url));
    }
    const counters = await control.counters();
    const refused = Object.values(counters).reduce((sum, counter) => sum + counter.refused, 0);
    if (refused > 0) throw new Error(`the sandbox refused ${refused} of the reads`);
    const perSecond = median(found.map((one) => one.perSecond));
    return [
      {
        name: "sandbox: signed reads a second",
        value: perSecond,
        unit: "/s",
        baseline: { name: "bare Node server", value: median(baseline.map((one) => one.perSecond)) },
        target: `≥ ${TARGET} /s`,
        met: perSecond >= TARGET,
      },
      {
        name: "sandbox: signed reads, p99",
        value: median(found.map((one) => one.p99)),
        unit: "ms",
        baseline: { name: "bare Node server", value: median(baseline.map((one) => one.p99)) },
        target: "≤ 50 ms",
        met: median(found.map((one) => one.p99)) <= 50,
      },
    ];
  } finally {
    for (const { child } of [sandbox, bare]) {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}
