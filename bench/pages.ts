/**
 * Pages: the prerendered home page against an empty static Next page served by `next start` in the same run; a signed-in
 * page with its queries against an empty dynamic one; the script that a visitor is sent, beside that of the empty page.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hash } from "@node-rs/argon2";
import autocannon from "autocannon";
import pg from "pg";
import { freePort } from "../lib/db/embedded";
import { SCRIPT_LIMITS, scriptBytes } from "../scripts/testing/script-bytes";
import { type Shop, withShop } from "../scripts/testing/shop";
import { type BenchRow, median } from "./row";

const ROUNDS = 3;
const SECONDS = 6;

const EMPTY = {
  "app/page.jsx": "export default () => <p>Nothing</p>;\n",
  // Reading a header makes it dynamic: it is rendered for each request.
  "app/dynamic/page.jsx": `import { headers } from "next/headers";
export default async function Page() {
  const language = (await headers()).get("accept-language");
  return <p>{language}</p>;
}
`,
};

/** A small Next app in a folder of its own, built and served as `next start` does. @param files its pages, by their path. */
export async function startBare(
  dir: string,
  files: Record<string, string>,
): Promise<{ url: string; child: ChildProcess }> {
  rmSync(dir, { recursive: true, force: true });
  const turbopack = `{ root: ${JSON.stringify(resolve("."))} }`;
  const all = {
    "package.json": JSON.stringify({ name: "bare", private: true, type: "module" }),
    "next.config.js": `export default { turbopack: ${turbopack}, poweredByHeader: false };\n`,
    "app/layout.jsx": "export default ({ children }) => <html lang='en'><body>{children}</body></html>;\n",
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(`${dir}/${path}`), { recursive: true });
    writeFileSync(`${dir}/${path}`, text);
  }
  symlinkSync(resolve("node_modules"), `${dir}/node_modules`);
  const next = resolve("node_modules/next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const };
  const built = spawnSync(process.execPath, [next, "build"], { cwd: dir, encoding: "utf8", env });
  if (built.status !== 0) throw new Error(`the bare app did not build:\n${built.stdout}${built.stderr}`);
  const port = await freePort();
  const child = spawn(process.execPath, [next, "start", "-p", String(port)], { cwd: dir, env, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/`;
  for (let i = 0; ; i++) {
    try {
      await fetch(url);
      return { url, child };
    } catch (error) {
      if (i > 100) throw error;
      await sleep(100);
    }
  }
}

interface Rate {
  perSecond: number;
  p99: number;
}

/** The first round warms up. */
function afterTheFirst(rounds: readonly Rate[]): Rate {
  const [, ...rest] = rounds;
  return { perSecond: median(rest.map((one) => one.perSecond)), p99: median(rest.map((one) => one.p99)) };
}

async function rate(url: string, cookie?: string): Promise<Rate> {
  const result = await autocannon({
    url,
    connections: 32,
    duration: SECONDS,
    headers: { "accept-encoding": "gzip", "accept-language": "zh-CN", ...(cookie ? { cookie } : {}) },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

export const BENCH_EMAIL = "bench@example.com";

/** Makes the customer of BENCH_EMAIL and signs them in. */
export async function signedInCookie(shop: Shop): Promise<string> {
  const pool = new pg.Client({ connectionString: shop.databaseUrl });
  await pool.connect();
  const passwordHash = await hash("bench-password-1", { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await pool.query(
    `INSERT INTO users (id, kind, email, email_verified_at, name, password_hash, updated_at)
     VALUES (gen_random_uuid(), 'customer', $2, now(), 'Bench', $1, now())`,
    [passwordHash, BENCH_EMAIL],
  );
  await pool.end();
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf = await fetch(`${shop.url}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  keep(
    await fetch(`${shop.url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookies(), origin: shop.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email: BENCH_EMAIL, password: "bench-password-1", json: "true" }),
    }),
  );
  return cookies();
}

export async function run(): Promise<BenchRow[]> {
  const bare = await startBare(".test/bare", EMPTY);
  try {
    return await withShop({ dir: ".test/bench-pages", worker: true, quiet: true, durable: true }, async (shop) => {
      const home: number[] = [];
      const empty: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        empty.push((await rate(bare.url)).perSecond);
        home.push((await rate(`${shop.url}/`)).perSecond);
      }
      const cookie = await signedInCookie(shop);
      // As warm as the home page is by now.
      const [rounds, dynamicRounds]: [Rate[], Rate[]] = [[], []];
      const own = `${shop.url}/account/services?productLine=domain`;
      for (let round = 0; round <= ROUNDS; round++) {
        dynamicRounds.push(await rate(`${bare.url}dynamic`));
        rounds.push(await rate(own, cookie));
      }
      const [signedIn, dynamic] = [afterTheFirst(rounds), afterTheFirst(dynamicRounds)];
      const scriptOf = (url: string, path: string) =>
        scriptBytes(path, async (part) => {
          const answer = await fetch(new URL(part, url));
          if (!answer.ok) throw new Error(`${part} answered ${answer.status}`);
          return Buffer.from(await answer.arrayBuffer());
        }).then((bytes) => bytes / 1000);
      const script = await scriptOf(shop.url, "/");
      const search = await scriptOf(shop.url, "/search?q=kumquat");
      const bareScript = { name: "empty page", value: await scriptOf(bare.url, "/") };
      const most = SCRIPT_LIMITS.first;
      const share = median(home) / median(empty);
      return [
        {
          name: "home page",
          value: median(home),
          unit: "req/s",
          baseline: { name: "empty static page", value: median(empty) },
          target: "≥ 65 % of baseline",
          met: share >= 0.65,
        },
        {
          name: "signed-in page (my domains)",
          value: signedIn.perSecond,
          unit: "req/s",
          baseline: { name: "empty dynamic page", value: dynamic.perSecond },
          target: "≥ 45 % of baseline",
          met: signedIn.perSecond >= 0.45 * dynamic.perSecond,
        },
        {
          name: "signed-in page, p99 at 32 connections",
          value: signedIn.p99,
          unit: "ms",
          baseline: { name: "empty dynamic page", value: dynamic.p99 },
          target: "≤ 500 ms",
          met: signedIn.p99 <= 500,
        },
        {
          name: "script sent, home page",
          value: script,
          unit: "kB gzip",
          baseline: bareScript,
          target: `≤ ${most} kB`,
          met: script <= most,
        },
        {
          name: "script sent, search page",
          value: search,
          unit: "kB gzip",
          baseline: bareScript,
          target: `≤ ${most} kB`,
          met: search <= most,
        },
      ];
    });
  } finally {
    bare.child.kill();
  }
}
