import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { freePort } from "../../lib/db/embedded";
import { sandboxCredentials } from "../../sandbox/http/credentials";

/** What `npm start` needs to run against a database and an upstream of one's own. */
const OWN = {
  CNDNS_USERNAME: sandboxCredentials.username,
  CNDNS_PASSWORD: sandboxCredentials.password,
  CNDNS_EMAIL: sandboxCredentials.email,
  CNDNS_API_URL: process.env.SANDBOX_URL ?? "",
  CNDNS_CHECK_URL: process.env.SANDBOX_URL ?? "",
  NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
};

function run(args: string[], env: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, HOME, NODE_ENV: "production", ...env } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { child, ended, said: () => said };
}

/** An empty database beside the shop's, gone afterwards. */
async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const url = new URL(process.env.TEST_OWNER_URL ?? "");
  const name = `start_${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).toString() });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  try {
    await work(Object.assign(new URL(url), { pathname: `/${name}` }).toString());
  } finally {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
  }
}

test("with a database and an upstream of one's own: no stand-in, no demo data, and one signal stops all of it", async () => {
  // A start is some six processes: a busy machine takes a minute for them.
  test.setTimeout(180_000);
  await withDatabase(async (DATABASE_URL) => {
    const PORT = String(await freePort());
    const env = { ...OWN, DATABASE_URL, PORT, APP_URL: `http://localhost:${PORT}`, LOG_LEVEL: "error" };
    const shop = run(["scripts/start.mjs"], env);
    await expect.poll(shop.said, { timeout: 120_000 }).toMatch(/Ctrl-C stops everything|see above/);
    expect(shop.said()).toContain("CNDNS, for real");
    expect(shop.said()).toContain("npm run staff:create");
    expect((await fetch(`http://localhost:${PORT}/api/health`)).status).toBe(200);

    const client = new pg.Client({ connectionString: DATABASE_URL });
    await client.connect();
    const count = async (table: string) => Number((await client.query(`SELECT count(*) FROM ${table}`)).rows[0].count);
    expect(await count("users")).toBe(0);
    const words = ["--email", "first@example.com", "--role", "admin", "--generate"];
    const staff = run(["--import", "tsx", "scripts/operate/create-staff.ts", ...words], {
      ...env,
      TSX_TSCONFIG_PATH: "tsconfig.node.json",
    });
    expect(await staff.ended, staff.said()).toBe(0);
    expect(await count("users")).toBe(1);

    shop.child.kill("SIGTERM");
    expect(await shop.ended).toBe(0);
    await expect(fetch(`http://localhost:${PORT}/`)).rejects.toThrow();
    expect(await count("worker_beats"), "the worker said goodbye").toBe(0);
    await client.end();
  });
});

const wrong: [what: string, env: Record<string, string>, line: RegExp][] = [
  ["half an upstream account", { CNDNS_USERNAME: "agent" }, /CNDNS_PASSWORD is missing: the password of the CNDNS/],
  [
    "a database that does not answer",
    { DATABASE_URL: "postgresql://a:b@127.0.0.1:9/x", CNDNS: "sandbox" },
    /127\.0\.0\.1:9\/x \(DATABASE_URL\) does not answer/,
  ],
  ["an address that is none", { DATABASE_URL: "somewhere" }, /DATABASE_URL is not valid: the application's PostgreSQL/],
  [
    "a database and no upstream account",
    { DATABASE_URL: "postgresql://a:b@127.0.0.1:9/x" },
    /CNDNS_USERNAME is not\. Set CNDNS_USERNAME.* or CNDNS=sandbox/,
  ],
  ["no address beside a real upstream", OWN, /APP_URL is missing: where customers reach the shop/],
  ["no secrets beside a real upstream", { ...OWN, NEXTAUTH_SECRET: "" }, /NEXTAUTH_SECRET is missing: .*openssl rand/],
];
for (const [what, env, line] of wrong) {
  test(`${what}: one line that says what to do, and nothing is left running`, async () => {
    const dir = `.test/start-${randomBytes(4).toString("hex")}`;
    const shop = run(["scripts/start.mjs"], { PORT: String(await freePort()), KUMQUAT_DATA: dir, ...env });
    expect(await shop.ended).toBe(1);
    expect(shop.said()).toMatch(line);
    expect(shop.said()).not.toMatch(/ {4}at /);
  });
}

test("a port in use is named", async () => {
  const server = createServer().listen(0);
  const { port } = server.address() as AddressInfo;
  const shop = run(["scripts/start.mjs"], { PORT: String(port) });
  expect(await shop.ended).toBe(1);
  expect(shop.said()).toContain(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`);
  server.close();
});
