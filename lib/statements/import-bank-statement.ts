import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";
import { type BankColumns, bankColumns } from "./columns-contract";
import { type importBankStatementContract, MAX_STATEMENT_BYTES } from "./contract";
import type { BankFile } from "./files/bank-row";
import { collectRowFaults } from "./files/collect-row-faults";
import { fileError } from "./files/file-error";
import type { FoundTable } from "./files/find-table";
import { readBankFile } from "./files/read-bank-file";
import { maskAccount, openRowDetails, sealRowDetails } from "./row-details";
import { type EarlierRow, type KeyedRow, keyRows, sharedKeys } from "./row-keys";

type Contract = typeof importBankStatementContract;
const CHUNK = 2000;

/**
 * Imports a bank's file. A row that an earlier file of the account had is not added again, and the same file is imported once: it is
 * answered with the first import. Columns that staff assign are remembered by the set of heads. No money moves. Audited.
 * @throws AppError input.invalid: `content` says what is wrong with the file and "lines.0" … with its lines, of which none is taken then;
 *   `columns` and `otherAccount` what is wrong with them;
 *   payments.bank_missing (409); 403 for support.
 */
export async function importBankStatement(
  actor: StaffActor,
  { fileName, content, columns, assign, otherAccount = false }: z.output<Contract["input"]>,
): Promise<z.output<Contract["output"]>> {
  if (actor.role === "support") throw forbidden();
  const bytes = Buffer.from(content, "base64");
  if (bytes.length > MAX_STATEMENT_BYTES) throw fileError("too_large");
  const read = readBankFile(bytes, { layouts: await readLayouts(), columns, assign });
  if (read.kind === "unknown") return { kind: "columns", ...read.unknown };
  const { file, table } = read;
  requirePast(file);
  const account = await accountOf(file, otherAccount);
  const fileHash = createHash("sha256").update(bytes).digest("hex");
  return db.$transaction(
    async (tx) => {
      // Which rows are new is decided by one import at a time.
      await takeLock(tx, `bank-statement:${account}`);
      if (table && columns) await rememberLayout(tx, actor, table, columns);
      const before = await tx.bankStatement.findUnique({ where: { account_fileHash: { account, fileHash } } });
      if (before) return { kind: "imported", id: before.id, newCount: 0, rowCount: before.rowCount } as const;
      const rows = keyRows(account, file.rows, await keptRows(tx, account, sharedKeys(file.rows)));
      const fresh = await newRows(tx, account, rows);
      const times = rows.map(({ bookedAt }) => bookedAt.getTime()).sort((a, b) => a - b);
      const [firstAt, lastAt] = [times[0], times.at(-1)].map((ms) => (ms === undefined ? null : new Date(ms)));
      const counts = { rowCount: rows.length, newCount: fresh.length, skippedCount: file.skippedCount };
      const { format, layout } = file;
      const { id } = await tx.bankStatement.create({
        data: {
          ...{ account, fileName, fileHash, format, layout, ...counts },
          ...{ firstAt: firstAt ?? null, lastAt: lastAt ?? null, importedBy: actor.userId },
        },
      });
      await writeRows(tx, { statementId: id, account }, fresh);
      await recordEvent(tx, actor, {
        action: "statements.import",
        subject: { kind: "bank_statement", id },
        after: { fileName, format, layout, account: maskAccount(account), ...counts },
      });
      return { kind: "imported", id, newCount: fresh.length, rowCount: rows.length } as const;
    },
    { timeout: 60_000 },
  );
}

async function readLayouts(): Promise<Map<string, BankColumns>> {
  const rows = await db.bankLayout.findMany({ select: { headsHash: true, columns: true } });
  return new Map(rows.map(({ headsHash, columns }) => [headsHash, bankColumns.parse(columns)]));
}

const plainAccount = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");

/** A bank books nothing ahead: a later day is a wrong column, or a mistyped one, and would settle a transfer at a time that never was. */
function requirePast({ rows }: BankFile): void {
  const faults = collectRowFaults();
  // The clocks of two time zones may be a day apart.
  const latest = addMs(new Date(), DAY_MS);
  for (const { line, bookedAt } of rows) {
    if (bookedAt > latest)
      faults.read(() => {
        throw fileError("row_future", { line, day: shanghaiDay(bookedAt) });
      });
  }
  faults.refuse();
}

/** The account of the settings; another one only if staff say, with its first file, that it is the shop's as well. */
async function accountOf(file: BankFile, otherAccount: boolean): Promise<string> {
  const ours = plainAccount((await readSetting("bank")).account);
  if (file.account === null) {
    if (ours === "") throw conflict("payments.bank_missing");
    return ours;
  }
  const [start = "", end = ""] = file.account.split(/\*+/).map(plainAccount);
  const masked = file.account.includes("*");
  const isOurs =
    ours !== "" && (masked ? ours.startsWith(start) && ours.endsWith(end) : ours === plainAccount(file.account));
  if (isOurs) return ours;
  const account = plainAccount(file.account);
  if (!otherAccount && (await db.bankStatement.count({ where: { account }, take: 1 })) === 0) {
    throw invalid({
      otherAccount: { code: "statements.other_account", params: { account: maskAccount(file.account) } },
    });
  }
  return account;
}

async function rememberLayout(tx: Tx, actor: StaffActor, { heads, headsHash }: FoundTable, columns: BankColumns) {
  const data = { heads: heads.filter((head) => head !== ""), columns, savedBy: actor.userId };
  await tx.bankLayout.upsert({ where: { headsHash }, create: { headsHash, ...data }, update: data });
}

/** The account's rows of earlier files with these keys. */
async function keptRows(tx: Tx, account: string, keys: readonly string[]): Promise<Map<string, EarlierRow>> {
  const rows = await tx.bankStatementRow.findMany({
    where: { account, rowKey: { in: [...keys] } },
    select: { id: true, rowKey: true, bookedAt: true, amountFen: true, detailsEnc: true },
  });
  return new Map(rows.map((row) => [row.rowKey, { ...row, ...openRowDetails(row) }]));
}

type FreshRow = KeyedRow & { serial: string };

/** The rows that no file of the account had, each with a serial number that no other row has. */
async function newRows(tx: Tx, account: string, rows: readonly KeyedRow[]): Promise<FreshRow[]> {
  const known = new Set<string>();
  const serials = new Set<string>();
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    const keys = part.map(({ rowKey }) => rowKey);
    const had = await tx.bankStatementRow.findMany({
      where: { account, rowKey: { in: keys } },
      select: { rowKey: true },
    });
    for (const { rowKey } of had) known.add(rowKey);
    const wanted = part.map(({ wantedSerial }) => wantedSerial);
    const used = await tx.bankStatementRow.findMany({ where: { serial: { in: wanted } }, select: { serial: true } });
    for (const { serial } of used) serials.add(serial);
  }
  const fresh: FreshRow[] = [];
  for (const row of rows) {
    if (known.has(row.rowKey)) continue;
    known.add(row.rowKey);
    const serial = await freeSerial(tx, row.wantedSerial, serials);
    serials.add(serial);
    fresh.push({ ...row, serial });
  }
  return fresh;
}

/** Another row has the number already (of another day, sum or account): this one gets a number behind it. */
async function freeSerial(tx: Tx, wanted: string, taken: ReadonlySet<string>): Promise<string> {
  for (let n = 1; ; n++) {
    const serial = n === 1 ? wanted : `${wanted}-${n}`;
    if (taken.has(serial)) continue;
    if (n === 1 || (await tx.bankStatementRow.count({ where: { serial } })) === 0) return serial;
  }
}

/** One statement for many rows: createMany takes more than twice as long, and the largest file has twenty thousand. */
async function writeRows(
  tx: Tx,
  { statementId, account }: { statementId: string; account: string },
  rows: readonly FreshRow[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK).map((row, index) => ({ ...row, id: newId(), position: at + index + 1 }));
    const each = <T>(value: (row: (typeof part)[number]) => T) => part.map(value);
    await tx.$executeRaw`
      INSERT INTO bank_statement_rows
             (statement_id, account, id, position, row_key, serial, booked_at, amount_fen, balance_fen, details_enc)
      SELECT ${statementId}::uuid, ${account}, r.id, r.position, r.row_key, r.serial, r.booked_at, r.amount_fen, r.balance_fen,
             decode(r.details, 'base64')
        FROM unnest(${each(({ id }) => id)}::uuid[], ${each(({ position }) => position)}::int[],
                    ${each(({ rowKey }) => rowKey)}::text[], ${each(({ serial }) => serial)}::text[],
                    ${each(({ bookedAt }) => bookedAt.toISOString())}::timestamptz[],
                    ${each(({ amountFen }) => amountFen.toString())}::bigint[],
                    ${each(({ balanceFen }) => balanceFen?.toString() ?? null)}::bigint[],
                    ${each((row) => Buffer.from(sealRowDetails(row.id, row)).toString("base64"))}::text[])
          AS r (id, position, row_key, serial, booked_at, amount_fen, balance_fen, details)`;
  }
}
