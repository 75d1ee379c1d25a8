import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseYuan } from "@/lib/core/money";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { adjustWallet } from "./adjust-wallet";
import { captureItem } from "./capture-item";
import { exportJournal } from "./export-journal";
import { hledgerAccount } from "./hledger-account";
import { holdOrder } from "./hold-order";
import { postAgentTopUp } from "./post-agent-top-up";
import { postChargeBack } from "./post-charge-back";
import { postGatewayBill, postGatewayDifference } from "./post-gateway-bill";
import { postTopUp } from "./post-top-up";
import { postTopUpChange } from "./post-top-up-change";
import { releaseItem } from "./release-item";

const installed = spawnSync("hledger", ["--version"]).status === 0;
/** One second before and after midnight in Shanghai. */
const evening = new Date("2026-11-24T15:59:59Z");
const morning = new Date("2026-11-24T16:00:01Z");

let database: TestDatabase;
let journal: string;
let dir: string;

async function read(): Promise<string> {
  const pieces: string[] = [];
  await database.db.$transaction(
    async (tx) => {
      for await (const piece of exportJournal(tx, morning)) pieces.push(piece);
    },
    { isolationLevel: "RepeatableRead" },
  );
  return pieces.join("");
}

/** A transfer that was confirmed with another sum than arrived, corrected, and reversed after part of it was spent. */
async function correctAndReverse(): Promise<void> {
  const { db } = database;
  const [customerId, topUpId, byId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.user.create({
    data: { id: customerId, kind: "customer", email: `${customerId}@example.com`, name: "x", passwordHash: "-" },
  });
  const transfer = {
    id: topUpId,
    customerId,
    method: "bank_transfer",
    amountFen: 20_050n,
    reference: "KQJOURNAL",
  } as const;
  await db.topUp.create({ data: { ...transfer, receivedFen: 200_050n, state: "confirmed", bankSerial: "JOURNAL-1" } });
  await postTopUp(db, { topUpId, customerId, amountFen: 200_050n, gateway: "bank_transfer", at: evening });
  await holdOrder(db, { orderId: randomUUID(), customerId, totalFen: 10_000n, at: morning });
  const changes = [
    { kind: "correction", fromFen: 200_050n, toFen: 20_050n, reason: "one zero too many; | amount: 5" },
    { kind: "reversal", fromFen: 20_050n, toFen: 0n, reason: "booked to the wrong customer" },
  ] as const;
  for (const [index, { reason, ...sums }] of changes.entries()) {
    const change = { topUpId, n: index + 1, at: morning, ...sums };
    await db.$transaction(async (tx) => {
      const receivedFen = change.toFen === 0n ? null : change.toFen;
      await tx.topUp.update({ where: { id: topUpId }, data: { receivedFen, changeCount: change.n } });
      await tx.topUpChange.create({ data: { ...change, reason, byId } });
      await postTopUpChange(tx, { ...change, customerId, actorId: byId, memo: reason });
    });
  }
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "kumquat-journal-"));
  database = await createTestDatabase();
  const { db } = database;
  await postAgentTopUp(db, { key: "opening", amountFen: 500_000n, at: evening, memo: "opening" });
  for (let n = 0; n < 3; n++) {
    const [customerId, topUpId, orderId, spare] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const staff = randomUUID();
    // Out of order on purpose: a later posting may have an earlier time.
    await postTopUp(db, { topUpId, customerId, amountFen: 10_000n, gateway: "bank_transfer", at: morning });
    await postTopUp(db, { topUpId: spare, customerId, amountFen: 9_001n, gateway: "sandbox_payment", at: evening });
    await holdOrder(db, { orderId, customerId, totalFen: 9_000n, at: morning });
    const item = { customerId, at: morning };
    await captureItem(db, {
      ...item,
      itemId: randomUUID(),
      priceFen: 6_900n,
      costQuotedFen: 5_500n,
      costChargedFen: 5_700n,
    });
    await releaseItem(db, { ...item, itemId: randomUUID(), priceFen: 2_100n, memo: "upstream.taken" });
    const memo = 'goodwill; 2026-01-01 x | "assets:agent  5 CNY", key: a\n    assets:agent  1.00 CNY\n';
    await adjustWallet(db, { key: randomUUID(), customerId, amountFen: -50n, at: morning, memo, actorId: staff });
    const charge = { topUpId, customerId, amountFen: 10_000n, gateway: "bank_transfer" as const, at: morning };
    if (n === 0) await holdOrder(db, { orderId: randomUUID(), customerId, totalFen: 8_000n, at: morning });
    await db.$transaction((tx) => postChargeBack(tx, { ...charge, actorId: staff, memo: "reversed" }));
  }
  await correctAndReverse();
  await db.$transaction(async (tx) => {
    const bill = { billId: randomUUID(), number: 1, gateway: "stripe", feeFen: 235n, settledFen: 9_000n };
    await postGatewayBill(tx, { ...bill, at: evening, memo: "2026-11-24" });
    const found = { differenceId: randomUUID(), gateway: "stripe", effectFen: 1_234n, actorId: randomUUID() };
    await postGatewayDifference(tx, { ...found, at: evening, memo: "another shop's; | account: 1" });
  });
  journal = await read();
  writeFileSync(join(dir, "books.journal"), journal);
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await database.drop();
});

interface Read {
  day: string;
  lines: { account: string; fen: bigint; asserted: bigint | null }[];
}

/** Parses the journal without hledger, so that the arithmetic is checked on machines that do not have it. */
function transactions(text: string): Read[] {
  const found: Read[] = [];
  for (const line of text.split("\n")) {
    const begin = /^(\d{4}-\d\d-\d\d) \* /.exec(line);
    if (begin) found.push({ day: begin[1] ?? "", lines: [] });
    const posting = /^ {4}(\S+) {2}(-?[\d.]+) CNY(?: = (-?[\d.]+) CNY)?$/.exec(line);
    if (!posting) continue;
    const [, account = "", fen = "", asserted] = posting;
    const money = (yuan: string) => parseYuan(yuan) ?? 0n;
    found.at(-1)?.lines.push({ account, fen: money(fen), asserted: asserted === undefined ? null : money(asserted) });
  }
  return found;
}

describe("the journal", () => {
  it("has every transaction once, in order of days, each summing to zero", async () => {
    const read = transactions(journal);
    expect(read.length).toBe((await database.db.ledgerTransaction.count()) + 1);
    expect(read.map(({ day }) => day)).toEqual(read.map(({ day }) => day).sort());
    expect(new Set(read.map(({ day }) => day))).toEqual(new Set(["2026-11-24", "2026-11-25"]));
    for (const { lines } of read) expect(lines.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n);
  });

  it("comes to the balances that it asserts, which are the ones kept", async () => {
    const read = transactions(journal);
    const sums = new Map<string, bigint>();
    for (const { lines } of read)
      for (const { account, fen } of lines) sums.set(account, (sums.get(account) ?? 0n) + fen);
    const asserted = new Map(read.at(-1)?.lines.map(({ account, asserted }) => [account, asserted]));
    expect(asserted).toEqual(sums);
    const kept = await database.db.ledgerAccount.findMany({ where: { balanceFen: { not: null } } });
    expect(kept.length).toBeGreaterThan(5);
    for (const { code, balanceFen } of kept) expect(asserted.get(hledgerAccount(code))).toBe(-(balanceFen ?? 0n));
  });

  it("has a correction and a reversal of a top-up beside its first posting, which stays", () => {
    const own = ["top_up_correction", "top_up_reversal"].map((kind) => {
      expect(journal).toContain(`payee ${kind}\n`);
      return journal.split("\n\n").find((entry) => entry.includes(` * ${kind} `));
    });
    expect(own[0]).toMatch(/key: top-up:[0-9a-f-]{36}:1\n/);
    expect(own[0]).toMatch(/assets:clearing:bank_transfer {2}-1800\.00 CNY/);
    expect(own[1]).toMatch(/liabilities:wallet:[0-9a-f-]{36} {2}100\.50 CNY/);
    expect(own[1]).toMatch(/assets:receivable:[0-9a-f-]{36} {2}100\.00 CNY/);
  });

  it("asserts what is kept, so that a wrong balance shows", async () => {
    await database.asOwner("UPDATE ledger_accounts SET balance_fen = balance_fen + 1 WHERE kind = 'held'");
    const wrong = await read();
    await database.asOwner("UPDATE ledger_accounts SET balance_fen = balance_fen - 1 WHERE kind = 'held'");
    expect(wrong).not.toBe(journal);
    if (!installed) return;
    writeFileSync(join(dir, "wrong.journal"), wrong);
    const said = spawnSync("hledger", ["-f", join(dir, "wrong.journal"), "check"], { encoding: "utf8" });
    expect(said.status).not.toBe(0);
    expect(said.stderr).toMatch(/balance assertion/i);
  });
});

describe.skipIf(!installed)(
  `hledger${installed ? "" : " (skipped: hledger is not installed; apt-get install hledger)"}`,
  () => {
    const hledger = (...words: string[]) =>
      execFileSync("hledger", ["-f", join(dir, "books.journal"), ...words], { encoding: "utf8" });

    it("accepts the export strictly, with days in order, payees and tags", () => {
      expect(hledger("check", "--strict", "ordereddates", "payees", "tags")).toBe("");
    });

    it("reports the same balances", async () => {
      const rows = hledger("bal", "--flat", "--empty", "--no-total", "-O", "csv").trim().split("\n").slice(1);
      const reported = new Map(
        rows.map((row) => {
          const [account = "", figure = ""] = row.slice(1, -1).split('","');
          return [account, parseYuan(figure.replace(" CNY", "")) ?? 0n];
        }),
      );
      const sums = await database.db.$queryRaw<{ code: string; fen: string }[]>`
        SELECT a.code, sum(p.amount_fen)::text AS fen FROM postings p JOIN ledger_accounts a ON a.id = p.account_id GROUP BY 1`;
      expect(reported).toEqual(new Map(sums.map(({ code, fen }) => [hledgerAccount(code), -BigInt(fen)])));
    });
  },
);
