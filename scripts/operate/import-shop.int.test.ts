import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson } from "@/lib/accounts/testing/people";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { writeSandboxAddress } from "@/server/processes/sandbox-address";

const CLIENTS = 120;
const DOMAINS = 24;
const dir = mkdtempSync(join(tmpdir(), "kumquat-import-shop-"));
const [data, old] = [join(dir, "data"), join(dir, "old")];
let shop: ShopWorld;

beforeAll(async () => {
  shop = await startShopWorld();
  await makePerson({ kind: "staff", role: "admin", email: "importer@example.com" });
  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  mkdirSync(old);
  const clients = numbers(CLIENTS).map((n) => `${n},client${n}@old.example,Client ${n},active,${n}.50`);
  writeFileSync(join(old, "clients.csv"), ["id,email,name,status,balance", ...clients].join("\n"));
  const domains = numbers(DOMAINS).map((n) => `d${n},${n},freeold${n}.com,active`);
  writeFileSync(join(old, "domains.csv"), ["id,client_id,name,status", ...domains].join("\n"));
  for (const n of numbers(DOMAINS)) await shop.control("hand-purchase", { domainname: `freeold${n}.com`, years: 2 });
  const { hostname, port, origin } = new URL(process.env.CNDNS_API_URL ?? "");
  writeSandboxAddress(data, { url: origin, dns: `${hostname}:${port}` });
  const { NEXTAUTH_SECRET, ENCRYPTION_KEYS } = process.env;
  writeFileSync(join(data, "secrets.json"), JSON.stringify({ NEXTAUTH_SECRET, ENCRYPTION_KEYS }));
}, 60_000);
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await shop.close();
});

/** The environment of a shell beside the demo: it knows the data folder and the database, and nothing of the sandbox. */
function besideTheDemo(): NodeJS.ProcessEnv {
  const hidden = /^(CNDNS|NEXTAUTH|ENCRYPTION|DNS_RESOLVERS|KUMQUAT_SANDBOX)/;
  const kept = Object.entries(process.env).filter(([name]) => !hidden.test(name));
  return { ...Object.fromEntries(kept), CNDNS: "sandbox", KUMQUAT_DATA: data } as unknown as NodeJS.ProcessEnv;
}

/** Runs a command as a person types it; SIGKILL for the shell, npm and all else of it as soon as it says `killAt`. */
function type(line: string, killAt?: RegExp): Promise<{ code: number | null; said: string; wasKilled: boolean }> {
  const child = spawn("sh", ["-c", line], { env: besideTheDemo(), detached: true });
  let [said, wasKilled] = ["", false];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece) => {
      said += String(piece);
      if (!killAt?.test(said) || wasKilled || child.pid === undefined) return;
      wasKilled = true;
      process.kill(-child.pid, "SIGKILL");
    });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said, wasKilled })));
}

const command = `npm run -s import:shop -- --from csv --dir ${old} --by importer@example.com`;
const counts = async () => {
  const { db } = shop.database;
  const clients = await db.user.findMany({ where: { kind: "customer", email: { endsWith: "@old.example" } } });
  const services = await db.service.findMany({ where: { name: { startsWith: "freeold" } } });
  const balances = await db.openingBalance.findMany({ where: { source: "csv" } });
  return {
    clients: clients.length,
    addresses: new Set(clients.map(({ email }) => email)).size,
    services: services.length,
    names: new Set(services.map(({ name }) => name)).size,
    balances: balances.length,
    owners: new Set(balances.map(({ customerId }) => customerId)).size,
    fen: balances.reduce((sum, { amountFen }) => sum + amountFen, 0n),
  };
};

describe("npm run import:shop", () => {
  it("beside the demo, killed twice in the middle and run again: each customer, service and balance is there once", async () => {
    const first = await type(command, /Customers: [1-9]\d* of/);
    expect(first).toMatchObject({ wasKilled: true });
    const early = await counts();
    expect(early.clients).toBeGreaterThan(0);
    expect(early.services).toBe(0);
    const second = await type(command, /Domains: [1-9]\d* of/);
    expect(second).toMatchObject({ wasKilled: true });
    const between = await counts();
    expect(between).toMatchObject({ clients: CLIENTS });
    expect(between.services).toBeGreaterThan(0);
    expect(between.services).toBeLessThan(DOMAINS);
    const third = await type(command);
    expect(third).toMatchObject({ code: 0, wasKilled: false });
    const all = {
      ...{
        clients: CLIENTS,
        addresses: CLIENTS,
        services: DOMAINS,
        names: DOMAINS,
        balances: CLIENTS,
        owners: CLIENTS,
      },
      fen: BigInt((CLIENTS * (CLIENTS + 1)) / 2) * 100n + BigInt(CLIENTS) * 50n,
    };
    expect(await counts()).toEqual(all);
    expect(await type(command)).toMatchObject({ code: 0 });
    expect(await counts()).toEqual(all);
  }, 240_000);

  it.each([
    ["import:shop -- --frm csv", "Unknown option '--frm'."],
    ["import:shop", "--from is missing."],
    ["import:shop -- --from csv --dir /no/such --by a@example.com", "/no/such does not exist."],
    [`import:shop -- --from nowhere --dir ${old}`, `--from can't be "nowhere".`],
    ["staff:create -- --email staff --role admin", `--email can't be "staff".`],
    ["ledger:check -- now", "Unexpected argument 'now'."],
  ])(
    "%s: one line of what is wrong, then how to call it",
    async (line, wrong) => {
      const { code, said } = await type(`npm run -s ${line}`);
      expect(code).toBe(1);
      expect(said.split("\n").slice(0, 2)).toEqual([
        wrong,
        expect.stringMatching(`^usage: npm run ${line.split(" ")[0]}`),
      ]);
      expect(said).not.toMatch(/^\s+at /m);
    },
    30_000,
  );

  it("says who of the staff it does not know, in a line", async () => {
    const { code, said } = await type(command.replace("importer@", "nobody@"));
    expect([code, said]).toEqual([1, "No member of the staff has the address nobody@example.com.\n"]);
  }, 30_000);
});
