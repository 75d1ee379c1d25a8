/**
 * What each wrapper in front of Next costs or saves: the same page with and without it, in the same process, in turns, in milliseconds
 * of processor time. A ratio under 100 % says that the page is cheaper with the wrapper (docs/decisions/web-process.md).
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import autocannon from "autocannon";
import { withShop } from "../scripts/testing/shop";
import { startPart } from "../server/processes/shop-processes";
import { signedInCookie, startBare } from "./pages";
import { type BenchRow, median } from "./row";

const ROUNDS = 5;

interface Asked {
  url: string;
  cookie?: string;
  /** The statuses that count; any other fails, so that no redirect or error is measured in place of a page. @default 200 */
  statuses?: readonly number[];
}

async function ask(
  { url, cookie, statuses = [200] }: Asked,
  limit: { amount: number } | { duration: number },
): Promise<number> {
  const {
    requests,
    errors,
    statusCodeStats = {},
  } = await autocannon({
    url,
    connections: 8,
    ...limit,
    headers: { "accept-encoding": "gzip", "accept-language": "zh-CN", ...(cookie ? { cookie } : {}) },
  });
  if (errors > 0) throw new Error(`${url}: ${errors} errors`);
  const others = Object.keys(statusCodeStats).filter((code) => !statuses.includes(Number(code)));
  if (others.length > 0) throw new Error(`${url} was answered with ${others.join(", ")}`);
  return requests.average;
}

/** Measures both in turns, so that what else the machine does slows both. @param measure measures one of them, once */
async function compare(
  name: string,
  unit: string,
  measure: (asked: Asked) => Promise<number>,
  withIt: Asked,
  without: Asked,
): Promise<BenchRow> {
  const measured: { with: number[]; without: number[] } = { with: [], without: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b] = [await measure(withIt), await measure(without)];
    // The first one warms up.
    if (round === 0) continue;
    measured.with.push(a);
    measured.without.push(b);
  }
  const baseline = { name: "without", value: median(measured.without) };
  return { name, value: median(measured.with), unit, baseline, target: "", met: true };
}

/**
 * Milliseconds of processor time that the server spends on a request; other processes change them less than they change elapsed
 * time.
 */
function costOf(child: ChildProcess, amount: number) {
  const spentMs = async (): Promise<number> => {
    const answer = once(child, "message");
    child.send("cpu");
    return ((await answer) as [number])[0];
  };
  return async (asked: Asked): Promise<number> => {
    const before = await spentMs();
    await ask(asked, { amount });
    return ((await spentMs()) - before) / amount;
  };
}

/** Next's own way to set a nonce, on an empty page that is rendered at each request. */
const PROXY = `import { NextResponse } from "next/server";
export function proxy(request) {
  const policy = "script-src 'self' 'nonce-" + btoa(crypto.randomUUID()) + "'";
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
`;

async function proxyRow(): Promise<BenchRow> {
  const page = {
    "app/page.jsx": "export const dynamic = 'force-dynamic';\nexport default () => <p>Nothing</p>;\n",
  };
  const plain = await startBare(".test/bare-plain", page);
  const proxied = await startBare(".test/bare-proxy", { ...page, "proxy.js": PROXY });
  try {
    const perSecond = (asked: Asked) => ask(asked, { duration: 2 });
    return await compare("Next's proxy.ts with a nonce: empty dynamic page", "req/s", perSecond, proxied, plain);
  } finally {
    plain.child.kill();
    proxied.child.kill();
  }
}

export async function run(): Promise<BenchRow[]> {
  const rows = [await proxyRow()];
  const options = { dir: ".test/bench-wrappers", worker: false, quiet: true, env: { WEB_PROCESSES: "1" } };
  return withShop(options, async (shop) => {
    const cookie = await signedInCookie(shop);
    const part = startPart("wrappers", ["bench/wrappers-server.ts"], { ...shop.env, RATE_LIMIT_FACTOR: "1" });
    try {
      const [ports] = (await once(part.child, "message")) as [Record<string, number>];
      const at = (name: string, path: string) => ({ url: `http://127.0.0.1:${ports[name]}${path}`, cookie });
      const home = (name: string) => ({ url: at(name, "/").url });
      const account = (name: string) => at(name, "/account/services?productLine=domain");
      const search = (name: string) => ({
        url: at(name, "/api/v1/search?q=kumquat").url,
        statuses: [200, 429],
      });
      const onHome = (name: string, withIt: string, without: string) =>
        compare(`${name}: home page`, "ms", costOf(part.child, 400), home(withIt), home(without));
      const onAccount = (name: string, withIt: string, without: string) =>
        compare(`${name}: signed-in page`, "ms", costOf(part.child, 100), account(withIt), account(without));
      rows.push(
        await onHome("nothing (how exact this is)", "all", "all"),
        await onAccount("nothing (how exact this is)", "all", "all"),
        await onHome("page-cache", "page-cache", "all"),
        await compare("search-crowd: refusals", "ms", costOf(part.child, 400), search("search-crowd"), search("all")),
        await onHome("all but page-cache", "all", "none"),
        await onAccount("all but page-cache", "all", "none"),
      );
      for (const name of Object.keys(ports)) {
        const [, wrapper] = /^without (.*)$/.exec(name) ?? [];
        if (wrapper !== undefined) rows.push(await onHome(wrapper, "all", name), await onAccount(wrapper, "all", name));
      }
      return rows;
    } finally {
      await part.stop(1_000);
    }
  });
}
