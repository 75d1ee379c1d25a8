import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseKeyRing } from "@/lib/core/secret";
import { bindAccount } from "@/lib/upstream/bind-account";
import { bindKeys } from "@/lib/upstream/bind-keys";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, ENVIRONMENT, type TestDatabase } from "@/scripts/testing/database";
import { examine } from "./examine";
import type { Finding, Variables } from "./finding";

let database: TestDatabase;
let sandbox: RunningSandbox;
let mails: SMTPServer;
let web: Server;
let good: Variables;
/** The variables that a shop of this machine's own environment would have are none of the test's. */
const EMPTY = { CNDNS: "", TRUSTED_PROXIES: "", MAIL_IN_ADDRESS: "", MAIL_IN_SECRET: "", RATE_LIMIT_FACTOR: "" };

const listening = (server: { listen(port: number, host: string, done: () => void): unknown }) =>
  new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

beforeAll(async () => {
  sandbox = await startSandbox({});
  mails = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ password }, _, done) =>
      password === "mail-password" ? done(null, { user: "shop" }) : done(new Error("no")),
  });
  await listening(mails);
  web = createServer((request, response) => {
    response.setHeader("x-caller-address", request.socket.remoteAddress ?? "");
    response.end(JSON.stringify({ status: "ok" }));
  });
  await listening(web);
  database = await createTestDatabase({ ...sandboxEnv(sandbox.url), KUMQUAT_SANDBOX: "0" });
  await bindAccount(database.db, { username: "sandbox", sandbox: false });
  await bindKeys(database.db, parseKeyRing(ENVIRONMENT.ENCRYPTION_KEYS));
  good = {
    ...EMPTY,
    ...ENVIRONMENT,
    ...sandboxEnv(sandbox.url),
    KUMQUAT_SANDBOX: "0",
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    APP_URL: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    SMTP_URL: `smtp://shop:mail-password@127.0.0.1:${(mails.server.address() as AddressInfo).port}`,
    MAIL_FROM: "Shop <no-reply@example.com>",
  };
  process.env.APP_URL = good.APP_URL;
});
afterAll(async () => {
  await database.drop();
  await sandbox.close();
  mails.close();
  web.close();
});

/** The command, as npm runs it. */
function doctor(change: Variables): Promise<{ code: number; said: string }> {
  const env = { ...process.env, ...good, ...change, TSX_TSCONFIG_PATH: "tsconfig.node.json" } as NodeJS.ProcessEnv;
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "scripts/operate/doctor.ts", "--json"], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    );
  });
}
const parts = (findings: readonly Finding[], level: Finding["level"]) =>
  findings.filter((one) => one.level === level).map(({ part, text }) => `${part}: ${text}`);

it("finds no fault in a shop that is set up, and warns of what it can't do yet", async () => {
  const findings = await examine(good);
  expect(parts(findings, "fault")).toEqual([]);
  expect(parts(findings, "warning")).toEqual([
    expect.stringMatching(/^gateways: customers have no way to pay/),
    expect.stringMatching(/^address: APP_URL is an address of this machine/),
  ]);
  expect(parts(findings, "ok")).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^database: all \d+ migrations are applied/),
      expect.stringMatching(/^database: books and logs can only be added to/),
      expect.stringMatching(/^keys: account and keys/),
      expect.stringMatching(/^upstream: the account sandbox has ¥/),
      expect.stringMatching(/^mail: the mail server .* takes our mails/),
    ]),
  );
});

it("ends with 1 when the upstream refuses the account, says why, and prints no password", async () => {
  const { code, said } = await doctor({ CNDNS_PASSWORD: "another-password" });
  expect(code).toBe(1);
  expect(said).toMatch(/the account sandbox is not accepted: user name, password or email is wrong/);
  expect(said).not.toContain("another-password");
  expect(said).not.toContain("mail-password");
}, 60_000);

const otherKey = `test:${Buffer.alloc(32, 8).toString("base64")}`;
it.each<[string, () => Variables, RegExp]>([
  [
    "a wrong password of the application's role",
    () => ({ DATABASE_URL: good.DATABASE_URL?.replace(/:[^:@/]+@/, ":wrong@") }),
    /database: DATABASE_URL: .*password/,
  ],
  [
    "no such database",
    () => ({ DATABASE_OWNER_URL: good.DATABASE_OWNER_URL?.replace(database.name, "nothing_here") }),
    /database: DATABASE_OWNER_URL: .*does not exist/,
  ],
  [
    "nobody listens",
    () => ({
      DATABASE_URL: "postgresql://a:bcde@127.0.0.1:9/k",
      DATABASE_OWNER_URL: "postgresql://o:bcde@127.0.0.1:9/k",
    }),
    /database: DATABASE_URL: .*ECONNREFUSED/,
  ],
  ["one role for both", () => ({ DATABASE_URL: good.DATABASE_OWNER_URL }), /database: .* owns \d+ tables/],
  ["another encryption key", () => ({ ENCRYPTION_KEYS: otherKey }), /keys: the key test is not the one/],
  [
    "another upstream account",
    () => ({ CNDNS_USERNAME: "somebody" }),
    /keys: this database belongs to the upstream account sandbox/,
  ],
  [
    "a wrong password of the mail server",
    () => ({ SMTP_URL: good.SMTP_URL?.replace("mail-password", "other") }),
    /mail: the mail server .* does not take our mails/,
  ],
  ["nothing at APP_URL", () => ({ APP_URL: "http://127.0.0.1:9" }), /address: nothing answers at/],
  ["something else at APP_URL", () => ({ APP_URL: sandbox.url }), /address: something else than this shop/],
  [
    "a name that nobody knows",
    () => ({ APP_URL: "https://shop.invalid" }),
    /address: APP_URL: the name shop.invalid is not known/,
  ],
])("%s", async (_, change, text) => {
  const findings = await examine({ ...good, ...change() });
  expect(parts(findings, "fault")).toEqual(expect.arrayContaining([expect.stringMatching(text)]));
});

it("needs no owner's password, and then says what it can't see", async () => {
  const findings = await examine({ ...good, DATABASE_OWNER_URL: "" });
  expect(parts(findings, "fault")).toEqual([]);
  expect(parts(findings, "warning")).toContain("database: the migrations can't be seen without DATABASE_OWNER_URL");
  const one = await examine({ ...good, DATABASE_URL: good.DATABASE_OWNER_URL, DATABASE_OWNER_URL: "" });
  expect(parts(one, "fault")).toEqual(expect.arrayContaining([expect.stringMatching(/owns \d+ tables/)]));
});

it("sees a trigger that was switched off, a right too many and a migration too few", async () => {
  const app = decodeURIComponent(new URL(database.appUrl).username);
  await database.asOwner("ALTER TABLE papers DISABLE TRIGGER append_only");
  await database.asOwner(`GRANT UPDATE ON postings TO ${app}`);
  const faults = parts(await examine(good), "fault");
  expect(faults).toContain("database: the application may change postings");
  expect(faults).toContain("database: the triggers that protect papers are missing or off");
  await database.asOwner(`DELETE FROM "_prisma_migrations" WHERE migration_name LIKE '%_shop_openings'`);
  expect(parts(await examine(good), "fault")).toContain("database: 1 migrations are not applied");
});
