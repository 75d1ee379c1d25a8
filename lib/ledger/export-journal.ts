import "server-only";
import { type Fen, yuanText } from "@/lib/core/money";
import { shanghaiDay, shanghaiSecond } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { hledgerAccount, hledgerType } from "./hledger-account";
import { REF_KINDS } from "./post";

interface Line {
  id: bigint;
  key: string;
  kind: string;
  at: Date;
  memo: string;
  refKind: string | null;
  refId: string | null;
  actorId: string | null;
  postings: { code: string; fen: string }[];
}

const PAGE = 5_000;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
/** Every tag that the journal uses is declared, so that hledger reports a misspelt one. */
const TAGS = ["key", "actor", "at", "type", ...REF_KINDS];

/**
 * The whole books as an hledger journal, in pieces. Accounts, the commodity, payees and tags are declared, so that
 * `hledger check --strict ordereddates payees tags` accepts it; days are Shanghai's. hledger counts debits as
 * positive, the books credits. The last transaction asserts the balance of every account: the stored balance where
 * one is stored, otherwise the sum by SQL. Call it in one REPEATABLE READ transaction, because a posting made
 * meanwhile would break the assertions.
 */
export async function* exportJournal(tx: Tx | Db, now: Date): AsyncGenerator<string> {
  const kinds = await tx.$queryRaw<{ kind: string }[]>`SELECT DISTINCT kind FROM ledger_transactions ORDER BY kind`;
  yield head(now);
  for await (const accounts of readAccounts(tx, { balances: false }))
    yield accounts.map(({ code }) => `account ${hledgerAccount(code)}  ; type: ${hledgerType(code)}\n`).join("");
  yield tail(kinds.map(({ kind }) => kind));
  let last: { at: Date; id: string } | null = null;
  for (;;) {
    const lines: (Line & { uid: string })[] = await readLines(tx, last);
    if (lines.length > 0) yield lines.map(entry).join("");
    const end = lines.at(-1);
    if (end) last = { at: end.at, id: end.uid };
    if (lines.length < PAGE) break;
  }
  if (!last) return;
  yield `${shanghaiDay(last.at)} * closing | balances as the shop keeps them\n`;
  for await (const accounts of readAccounts(tx, { balances: true }))
    yield accounts.map(({ code, fen }) => `    ${hledgerAccount(code)}  0.00 CNY = ${amount(fen)}\n`).join("");
  yield "\n";
}

/** Reads some thousand accounts at a time, in the order of their codes: stored balances, and sums for the others. */
async function* readAccounts(
  tx: Tx | Db,
  { balances }: { balances: boolean },
): AsyncGenerator<{ code: string; fen: Fen }[]> {
  for (let after = ""; ; ) {
    const accounts = await tx.$queryRaw<{ code: string; fen: Fen }[]>`
      SELECT a.code, CASE WHEN ${balances}
               THEN coalesce(a.balance_fen, (SELECT sum(p.amount_fen) FROM postings p WHERE p.account_id = a.id), 0)::bigint
               ELSE 0 END AS fen
        FROM ledger_accounts a WHERE a.code > ${after} ORDER BY a.code LIMIT ${PAGE}`;
    if (accounts.length > 0) yield accounts;
    if (accounts.length < PAGE) return;
    after = accounts.at(-1)?.code ?? "";
  }
}

function head(now: Date): string {
  return [
    `; The books, written ${shanghaiSecond(now)} (Shanghai). Days are Shanghai's; debits are positive.`,
    "",
    "commodity 1000.00 CNY",
    "",
    "",
  ].join("\n");
}

function tail(kinds: readonly string[]): string {
  return [
    "",
    ...[...kinds, "closing"].map((kind) => `payee ${kind}`),
    "",
    ...TAGS.map((tag) => `tag ${tag}`),
    "",
    "",
  ].join("\n");
}

/** In the order of time, then id. The separate condition on the time lets PostgreSQL use the index. */
function readLines(tx: Tx | Db, after: { at: Date; id: string } | null): Promise<(Line & { uid: string })[]> {
  return tx.$queryRaw`
    SELECT t.id::text AS uid, t.key, t.kind, t.at, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
           t.actor_id::text AS "actorId",
           (SELECT json_agg(json_build_object('code', a.code, 'fen', p.amount_fen::text) ORDER BY p.id)
              FROM postings p JOIN ledger_accounts a ON a.id = p.account_id WHERE p.transaction_id = t.id) AS postings
      FROM ledger_transactions t
     WHERE t.at >= ${after?.at ?? new Date(0)}::timestamptz
       AND (t.at, t.id) > (${after?.at ?? new Date(0)}::timestamptz, ${after?.id ?? FIRST_ID}::uuid)
     ORDER BY t.at, t.id LIMIT ${PAGE}`;
}

function entry(line: Line): string {
  const tags = [
    `key: ${line.key}`,
    `at: ${shanghaiSecond(line.at)}`,
    ...(line.refKind && line.refId ? [`${line.refKind}: ${line.refId}`] : []),
    ...(line.actorId ? [`actor: ${line.actorId}`] : []),
  ];
  const memo = oneLine(line.memo);
  return [
    `${shanghaiDay(line.at)} * ${line.kind}${memo ? ` | ${memo}` : ""}`,
    ...tags.map((tag) => `    ; ${oneLine(tag)}`),
    ...line.postings.map(({ code, fen }) => `    ${hledgerAccount(code)}  ${amount(BigInt(fen))}`),
    "",
    "",
  ].join("\n");
}

const amount = (fen: Fen) => `${yuanText(-fen)} CNY`;

/**
 * A memo is text that people typed: it is put on one line, without the characters that hledger reads as a comment, a
 * payee or the end of a tag.
 */
const oneLine = (text: string) =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[;|]/g, "/")
    .replace(/,/g, "，")
    .trim();
