import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/lib/accounts/sign-in";
import { makePerson, reauthed, signedIn, visitor } from "@/lib/accounts/testing/people";
import { listApprovals } from "@/lib/approvals/list-approvals";
import type { StaffActor } from "@/lib/core/actor";
import { yuanText } from "@/lib/core/money";
import { checkBooks } from "@/lib/ledger/check-books";
import { exportJournal } from "@/lib/ledger/export-journal";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkDocuments } from "@/lib/reports/books/check-documents";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { upstream } from "@/lib/upstream/client";
import { findImporter } from "./find-importer";
import { listShopImports } from "./list-shop-imports";
import type { Source } from "./old-shop";
import type { ProductMap } from "./plan/product-map";
import { prepareImport } from "./prepare-import";
import { readShopImport } from "./read-shop-import";
import { type RunOptions, runImport } from "./run-import";
import { whmcs } from "./sources/whmcs/source";
import { tableStates } from "./testing/table-states";

/** An old shop of its own for each test: other addresses, other domains, and a source with another name. */
interface OldWorld {
  tag: string;
  source: Source;
  dump: string;
  lin: string;
  anna: string;
  debtor: string;
  domain: string;
  host: string;
}

let shop: ShopWorld;
let importer: StaffActor;
let second: StaffActor;
let old: OldWorld;
let isSandboxClosed = false;
const dir = mkdtempSync(join(tmpdir(), "kumquat-import-"));
const fixture = readFileSync(join(import.meta.dirname, "sources/whmcs/fixture.sql"), "utf8");
let count = 0;

async function makeOldWorld(): Promise<OldWorld> {
  count += 1;
  // Letters alone: names of hosts have no others.
  const tag = `q${String.fromCharCode(97 + Math.floor(count / 26), 97 + (count % 26))}`;
  const dump = join(dir, `${tag}.sql`);
  const domain = `free${tag}.com`;
  writeFileSync(
    dump,
    fixture
      .replaceAll(/@example\.(com|net|org)/gi, `@${tag}.example.$1`)
      .replaceAll("freelin.com", domain)
      .replaceAll("elsewhere.net", `else${tag}.net`)
      .replaceAll("linhost", `lin${tag}`),
  );
  await shop.control("hand-purchase", { domainname: domain, years: 5 });
  return {
    ...{ tag, dump, domain, host: `lin${tag}` },
    source: { ...whmcs, id: `whmcs-${tag}` },
    lin: `lin.xiaowen@${tag}.example.com`,
    anna: `anna@${tag}.example.net`,
    debtor: `debtor@${tag}.example.org`,
  };
}

beforeAll(async () => {
  shop = await startShopWorld();
  await makePerson({ kind: "staff", role: "admin", email: "importer@example.com" });
  importer = await findImporter("Importer@example.com");
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "finance" }));
  if (actor.kind === "staff") second = reauthed(actor);
});
beforeEach(async () => {
  old = await makeOldWorld();
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  if (!isSandboxClosed) return shop.close();
  upstream().close();
  await shop.database.drop();
});

const usual: RunOptions = { fileName: "fixture.sql", language: "zh", invite: false };
const prepare = (products: ProductMap = new Map()) =>
  prepareImport(old.source, { place: { dump: old.dump }, products, trustEmails: false });
const run = async (over: Partial<RunOptions> = {}) => runImport(importer, await prepare(), { ...usual, ...over });
const db = () => shop.database.db;
const personOf = (email: string) => db().user.findUniqueOrThrow({ where: { email } });
const waiting = async () => {
  const proposals = await db().openingBalance.findMany({
    where: { source: old.source.id },
    select: { proposalId: true },
  });
  const own = new Set(proposals.map(({ proposalId }) => proposalId));
  return (await listApprovals(second, { take: 100 })).rows.filter(({ subjectId }) => own.has(subjectId));
};

/** What an import has made, without ids and times of its own, and without the world's tag. */
async function made() {
  const { tag, source } = old;
  const ofCustomer = { customer: { email: { contains: `@${tag}.` } } };
  const users = await db().user.findMany({
    where: { kind: "customer", email: { contains: `@${tag}.` } },
    orderBy: { email: "asc" },
  });
  const things = await db().importedThing.findMany({
    where: { source: source.id },
    orderBy: [{ kind: "asc" }, { sourceId: "asc" }],
  });
  const tickets = await db().ticket.findMany({
    where: ofCustomer,
    orderBy: { createdAt: "asc" },
    include: { messages: { orderBy: { id: "asc" } } },
  });
  const services = await db().service.findMany({
    where: ofCustomer,
    select: { name: true, state: true, autoRenew: true, productLine: true },
  });
  const balances = await db().openingBalance.findMany({
    where: { source: source.id },
    orderBy: { sourceId: "asc" },
    select: { sourceId: true, amountFen: true },
  });
  return {
    users: users.map(({ email, name, phone, locale, staffNote, emailVerifiedAt, createdAt }) => ({
      ...{ name, phone, locale, staffNote },
      email: email.replace(`${tag}.`, ""),
      verified: emailVerifiedAt !== null,
      since: email.startsWith("lin") ? createdAt : null,
    })),
    things: things.map(({ kind, sourceId }) => `${kind} ${sourceId}`),
    balances,
    services: services.map((service) => ({ ...service, name: service.name.replace(tag, "") })),
    tickets: tickets.map(({ subject, state, createdAt, closedAt, lastAt, unansweredAt, messages }) => ({
      ...{ subject, state, createdAt, closedAt, lastAt, unansweredAt },
      bodies: messages.map(({ kind, body }) => [kind, body]),
    })),
    proposals: (await waiting()).length,
    mails: await db().mail.count({ where: { toAddress: { contains: `@${tag}.` } } }),
  };
}

describe("a dry run", () => {
  it("says what would happen, and writes nothing", async () => {
    const before = await tableStates(shop.database);
    const { report } = await prepare();
    expect(report.counts).toEqual({
      client: { read: 6, new: 3, here: 0, skipped: 3 },
      balance: { read: 5, new: 2, here: 0, skipped: 3 },
      domain: { read: 4, new: 1, here: 0, skipped: 3 },
      service: { read: 2, new: 0, here: 0, skipped: 2 },
      year: { read: 3, new: 3, here: 0, skipped: 0 },
      ticket: { read: 2, new: 2, here: 0, skipped: 0 },
    });
    expect(report.money).toEqual({ creditFen: 12_050n, debtFen: 2_000n, hereFen: 0n, skippedFen: 2_600n });
    expect(report.rows.map(({ kind, sourceId, reason }) => `${kind} ${sourceId} ${reason}`)).toEqual([
      "client 2 password_not_kept",
      "client 3 closed",
      "client 4 duplicate_email",
      "client 5 bad_email",
      "client 6 password_not_kept",
      "balance 2 currency",
      "balance 3 client_skipped",
      "balance 4 client_skipped",
      "domain 31 expiry_differs",
      "domain 32 not_live",
      "domain 33 not_upstream",
      "domain 34 client_skipped",
      "service 41 product_unknown",
      "service 42 not_live",
    ]);
    expect(await tableStates(shop.database)).toEqual(before);
  });
});

describe("an import", () => {
  it("makes customers, their domains, tickets and notes, and mails nobody", async () => {
    const { report, id } = await run();
    expect(report.counts.client.new).toBe(3);
    const { users, services, tickets, balances, proposals, mails } = await made();
    expect(users).toMatchObject([
      { email: "anna@example.net", name: "Anna O'Neil & Sons", phone: "+44 2071234567", locale: "en", verified: true },
      { email: "debtor@example.org", phone: null, verified: false },
      {
        email: "lin.xiaowen@example.com",
        name: "林晓雯",
        phone: "+86 13800138001",
        locale: "zh",
        verified: true,
        since: new Date("2021-03-03T16:00:00Z"),
        staffNote:
          "WHMCS 客户 1，公司：青禾茶业有限公司，地址：解放路 1 号, 杭州, 浙江, 310000, CN，电话：+86.13800138001\n" +
          "WHMCS 2022：已付 1 笔 ¥369.00\nWHMCS 2023：已付 1 笔 ¥69.00，未付 1 笔 ¥10.00",
      },
    ]);
    expect(services).toEqual([{ name: "free.com", state: "active", autoRenew: false, productLine: "domain" }]);
    expect(balances).toEqual([
      { sourceId: "1", amountFen: 12_050n },
      { sourceId: "6", amountFen: -2_000n },
    ]);
    expect(tickets).toEqual([
      {
        subject: "Can't sign in",
        state: "closed",
        createdAt: new Date("2023-05-01T01:30:00Z"),
        lastAt: new Date("2023-05-01T02:00:00Z"),
        closedAt: new Date("2023-05-01T02:00:00Z"),
        unansweredAt: null,
        bodies: [
          ["note", "WHMCS 204817"],
          ["customer", 'It says "wrong password".\nWhat now?\n\n（附件未迁入：123_shot.png, 124_log.txt）'],
          ["note", "Caps lock?\n\n— Alice"],
          ["staff", "Please try again.\n\n— Alice"],
          ["customer", "It works, thanks!"],
        ],
      },
      expect.objectContaining({ state: "open", closedAt: null, unansweredAt: new Date("2024-02-02T03:00:00Z") }),
    ]);
    expect({ proposals, mails }).toEqual({ proposals: 1, mails: 0 });
    const events = await db().serviceEvent.findMany({
      where: { service: { name: old.domain } },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ kind }) => kind)).toEqual(["imported", "brought"]);
    expect(events[1]?.data).toEqual({ source: "WHMCS", sourceId: "31", priceFen: "6900" });
    const detail = await readShopImport(second, { id });
    expect(detail).toMatchObject({ by: "林晓雯", fileName: "fixture.sql", stage: "done", stopped: false });
    expect(detail.report.rows).toHaveLength(14);
    expect((await listShopImports(second, { take: 10 })).rows[0]).toMatchObject({ id, stage: "done" });
  });

  it("adds to the account of a customer who is here already, whose password and name stay", async () => {
    const here = await makePerson({ email: old.lin, name: "晓雯" });
    const { report } = await run();
    expect(report.counts.client).toEqual({ read: 6, new: 2, here: 1, skipped: 3 });
    const { passwordHash, name, staffNote } = await personOf(here.email);
    expect({ passwordHash, name }).toEqual({ passwordHash: here.passwordHash, name: "晓雯" });
    expect(staffNote).toContain("WHMCS 客户 1");
    expect(await db().service.count({ where: { customerId: here.id } })).toBe(1);
    expect(await db().openingBalance.count({ where: { customerId: here.id } })).toBe(1);
  });

  it("leaves staff, and accounts that are disabled here, alone", async () => {
    await makePerson({ kind: "staff", role: "support", email: old.lin });
    const disabled = await makePerson({ email: old.anna });
    await db().user.update({ where: { id: disabled.id }, data: { status: "disabled" } });
    const { report } = await run();
    const reasons = report.rows
      .filter(({ kind }) => kind === "client")
      .map(({ sourceId, reason }) => [sourceId, reason]);
    expect(reasons).toContainEqual(["1", "staff_email"]);
    expect(reasons).toContainEqual(["2", "disabled_account"]);
    expect((await made()).users.map(({ email }) => email)).toEqual(["anna@example.net", "debtor@example.org"]);
  });

  it("a second time imports nothing, and what is new in the meantime only", async () => {
    await run();
    const before = await made();
    const again = await run();
    expect(Object.values(again.report.counts).map((count) => count.new)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(again.report.counts).toMatchObject({
      client: { here: 3 },
      balance: { here: 2 },
      domain: { here: 1 },
      ticket: { here: 2 },
    });
    expect(await made()).toEqual(before);
    // The domain that was elsewhere has come to the upstream.
    await shop.control("hand-purchase", { domainname: `else${old.tag}.net`, years: 1 });
    const third = await run();
    expect(third.report.counts.domain).toMatchObject({ new: 1, here: 1 });
    expect(await db().service.count({ where: { name: `else${old.tag}.net` } })).toBe(1);
  });

  it("ended after any of its steps, and run again, ends where one does that was not", async () => {
    let steps = 0;
    await run({
      onStep: () => {
        steps += 1;
      },
    });
    const whole = await made();
    expect(steps).toBeGreaterThan(5);
    for (let at = 1; at <= steps; at++) {
      old = await makeOldWorld();
      let step = 0;
      const killed = run({
        onStep: () => {
          step += 1;
          if (step === at) throw new Error(`ended at step ${at}`);
        },
      });
      await expect(killed).rejects.toThrow(`ended at step ${at}`);
      await run();
      expect(await made(), `ended at step ${at}`).toEqual(whole);
      expect(await db().shopImport.count({ where: { source: old.source.id, endedAt: null } })).toBe(1);
    }
  }, 120_000);

  it("reads products that --products names from the upstream, and leaves to staff what it can't find", async () => {
    const products: ProductMap = new Map([["21", { productLine: "hosting", nameFrom: "account", config: {} }]]);
    const missing = await runImport(importer, await prepare(products), usual);
    expect(missing.report.counts.service).toEqual({ read: 2, new: 0, here: 0, skipped: 2 });
    expect(missing.report.rows.find(({ sourceId }) => sourceId === "41")).toMatchObject({
      ...{ kind: "service", imported: false, detail: expect.any(String) },
      reason: expect.stringMatching(/^(not_upstream|not_read)$/),
    });
    await shop.control("host", { ftpname: old.host });
    const found = await runImport(importer, await prepare(products), usual);
    expect(found.report.counts.service).toMatchObject({ new: 1 });
    const host = await db().service.findFirstOrThrow({ where: { productLine: "hosting", name: old.host } });
    expect(host).toMatchObject({
      name: old.host,
      autoRenew: false,
      customerId: (await personOf(old.lin)).id,
    });
    // As if the import had been ended after the service was made and before that was recorded.
    await db().importedThing.deleteMany({ where: { source: old.source.id, kind: "service" } });
    const again = await runImport(importer, await prepare(products), usual);
    expect(again.report.counts.service).toMatchObject({ new: 1, skipped: 1 });
    expect(await db().service.count({ where: { productLine: "hosting", name: old.host } })).toBe(1);
  });

  it("mails with --invite who has never signed in, once", async () => {
    await run({ invite: true });
    await run({ invite: true });
    const mails = await db().mail.findMany({
      where: { toAddress: { contains: `@${old.tag}.` } },
      orderBy: { toAddress: "asc" },
    });
    expect(mails.map(({ toAddress, template }) => [toAddress, template])).toEqual(
      [old.anna, old.debtor, old.lin].map((to) => [to, "customers.account-moved"]),
    );
  });

  it("is for finance and admins", async () => {
    await makePerson({ kind: "staff", role: "support", email: "support@example.com" });
    await expect(findImporter("support@example.com")).rejects.toMatchObject({ status: 403 });
    await expect(findImporter("nobody@example.com")).rejects.toMatchObject({ status: 404 });
  });
});

describe("the password of the old shop", () => {
  const credentials = () => ({ email: old.lin, password: "lantern-harbour-31", userAgent: "test" });

  it("opens the account, and is hashed as all others are from then on", async () => {
    await run();
    expect((await personOf(credentials().email)).passwordHash).toMatch(/^imported:\$2y\$10\$/);
    await expect(signIn(visitor(), { ...credentials(), password: "lantern-harbour-32" })).rejects.toMatchObject({
      code: "sign_in.wrong",
    });
    expect((await personOf(credentials().email)).passwordHash).toMatch(/^imported:/);
    await signIn(visitor(), credentials());
    expect((await personOf(credentials().email)).passwordHash).toMatch(/^\$argon2id\$/);
    await signIn(visitor(), credentials());
  });

  it("of another kind is not kept, and no password fits", async () => {
    await run();
    const { passwordHash } = await personOf(old.debtor);
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    const dumped = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) AS count FROM users WHERE password_hash LIKE '%5f4dcc3b%'`;
    expect(dumped[0]?.count).toBe(0n);
  });

  it("opens nothing while the address is not confirmed", async () => {
    await run();
    await db().user.update({ where: { email: credentials().email }, data: { emailVerifiedAt: null } });
    await expect(signIn(visitor(), credentials())).rejects.toMatchObject({ code: "sign_in.wrong" });
  });
});

describe("balances", () => {
  const agree = async (decision: "approve" | "reject" = "approve") => {
    const [request] = await waiting();
    return decideApproval(second, { id: request?.id ?? "", decision, note: "" });
  };
  const ownPostings = () =>
    db().ledgerTransaction.findMany({
      where: { kind: "opening_balance", memo: { startsWith: `${old.source.id} ` } },
      orderBy: { memo: "asc" },
    });
  const faults = async () => [...(await checkBooks(db())), ...(await checkDocuments(db()))];

  it("are in the books when a second person has agreed, once, each with its number in the old shop", async () => {
    await run();
    const lin = (await personOf(old.lin)).id;
    const debtor = (await personOf(old.debtor)).id;
    expect((await readWalletFen(db(), lin)).balanceFen).toBe(0n);
    const [request] = await waiting();
    expect(request).toMatchObject({
      kind: "opening_balances",
      after: { source: "WHMCS", count: 2, creditFen: "12050", debtFen: "2000" },
    });
    await expect(
      decideApproval(reauthed(importer), { id: request?.id ?? "", decision: "approve", note: "" }),
    ).rejects.toMatchObject({ code: "approvals.other_person" });
    await agree();
    expect((await readWalletFen(db(), lin)).balanceFen).toBe(12_050n);
    expect((await readWalletFen(db(), debtor)).balanceFen).toBe(0n);
    expect(await readDebt(db(), debtor)).toBe(2_000n);
    const posted = await ownPostings();
    expect(posted.map(({ memo, refKind, actorId }) => [memo, refKind, actorId])).toEqual([
      [`${old.source.id} 1`, "opening_balance", second.userId],
      [`${old.source.id} 6`, "opening_balance", second.userId],
    ]);
    expect(await faults()).toEqual([]);
    // Nothing is proposed or posted by a further import.
    await run();
    expect(await waiting()).toEqual([]);
    expect(await ownPostings()).toHaveLength(2);
    expect((await made()).mails).toBe(0);
  });

  it("that are in the books are not changed, and one that is no longer what was proposed is not posted", async () => {
    await run();
    await shop.database.asOwner(
      `UPDATE opening_balances SET amount_fen = amount_fen + 1 WHERE source = '${old.source.id}' AND source_id = '1'`,
    );
    await expect(agree()).rejects.toMatchObject({ code: "approvals.changed" });
    await shop.database.asOwner(
      `UPDATE opening_balances SET amount_fen = amount_fen - 1 WHERE source = '${old.source.id}' AND source_id = '1'`,
    );
    await agree();
    const change = shop.database.asOwner(
      `UPDATE opening_balances SET amount_fen = 1 WHERE source = '${old.source.id}' AND source_id = '1'`,
    );
    await expect(change).rejects.toThrow(/append-only/);
  });

  it("that were rejected are proposed again by the next import", async () => {
    await run();
    await agree("reject");
    expect(await ownPostings()).toEqual([]);
    const { report } = await run();
    expect(report.counts.balance).toMatchObject({ new: 2, here: 0 });
    await agree();
    expect(await ownPostings()).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });

  it.skipIf(spawnSync("hledger", ["--version"]).status !== 0)("pass hledger's strict checks", async () => {
    await run();
    await agree();
    const pieces: string[] = [];
    await db().$transaction(
      async (tx) => {
        for await (const piece of exportJournal(tx, new Date())) pieces.push(piece);
      },
      { isolationLevel: "RepeatableRead" },
    );
    const file = join(dir, "books.journal");
    writeFileSync(file, pieces.join(""));
    execFileSync("hledger", ["-f", file, "check", "--strict", "ordereddates", "payees", "tags"]);
    const balance = execFileSync("hledger", ["-f", file, "balance", "equity:opening-balances", "-N"], {
      encoding: "utf8",
    });
    const [row] = await db().$queryRaw<{ fen: bigint }[]>`
      SELECT sum(amount_fen)::bigint AS fen FROM opening_balances WHERE state = 'posted'`;
    expect(balance).toContain(`${yuanText(row?.fen ?? 0n)} CNY  equity:opening-balances`);
  });
});

// The last one: the sandbox does not come back.
describe("without the upstream", () => {
  it("its products wait for the next run, and everything else is imported", async () => {
    await upstream().flushLog();
    await shop.sandbox.close();
    isSandboxClosed = true;
    const prepared = await prepare(new Map([["21", { productLine: "hosting", nameFrom: "account", config: {} }]]));
    expect(prepared.report.rows.filter(({ reason }) => reason === "upstream_silent").map(({ name }) => name)).toEqual([
      old.domain,
      `else${old.tag}.net`,
      old.host,
    ]);
    const { report } = await runImport(importer, prepared, usual);
    expect(report.counts).toMatchObject({ client: { new: 3 }, ticket: { new: 2 }, domain: { new: 0 } });
  });
});
