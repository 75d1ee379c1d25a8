import "server-only";
import { type Fen, yuanText } from "@/lib/core/money";
import { shanghaiDay, shanghaiSecond } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { hledgerAccount, hledgerType } from "./hledger-account";

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
/** Every tag that the journal uses, declared, so that a misspelt one would show. */
const TAGS = ["key", "item", "order", "top_up", "customer", "actor", "at", "type"];

/**
 * The whole books as an hledger journal, in pieces. Accounts, the commodity, payees and tags are declared, so that
 * `hledger check --strict ordereddates payees tags` accepts it; days are Shanghai's. hledger counts debits as positive, the
 * books credits. The last transaction asserts the balance of every account: kept ones as kept, house ones as summed by SQL.
 * Read inside one REPEATABLE READ transaction, or a posting made meanwhile breaks the assertions.
 */
export async function* exportJournal(tx: Tx | Db, now: Date): AsyncGenerator<string> {
  const accounts = await tx.$queryRaw<{ code: string; kept: bigint | null; posted: string }[]>`
    SELECT a.code, a.balance_fen AS kept, coalesce(s.fen, 0)::text AS posted FROM ledger_accounts a
      LEFT JOIN (SELECT account_id, sum(amount_fen) AS fen FROM postings GROUP BY 1) s ON s.account_id = a.id ORDER BY a.code`;
  const kinds = await tx.$queryRaw<{ kind: string }[]>`SELECT DISTINCT kind FROM ledger_transactions ORDER BY kind`;
  yield head(
    accounts.map(({ code }) => code),
    kinds.map(({ kind }) => kind),
    now,
  );
  let last: { at: Date; id: string } | null = null;
  for (;;) {
    const lines: (Line & { uid: string })[] = await readLines(tx, last);
    if (lines.length > 0) yield lines.map(entry).join("");
    const end = lines.at(-1);
    if (end) last = { at: end.at, id: end.uid };
    if (lines.length < PAGE) break;
  }
  const closing = accounts.map(({ code, kept, posted }) => ({ code, fen: kept ?? BigInt(posted) }));
  if (last && closing.length > 0) yield assertions(last.at, closing);
}

function head(codes: readonly string[], kinds: readonly string[], now: Date): string {
  return [
    `; The books, written ${shanghaiSecond(now)} (Shanghai). Days are Shanghai's; debits are positive.`,
    "",
    "commodity 1000.00 CNY",
    "",
    ...codes.map((code) => `account ${hledgerAccount(code)}  ; type: ${hledgerType(code)}`),
    "",
    ...[...kinds, "closing"].map((kind) => `payee ${kind}`),
    "",
    ...TAGS.map((tag) => `tag ${tag}`),
    "",
    "",
  ].join("\n");
}

/** By day and time; the id parts those of one moment. */
function readLines(tx: Tx | Db, after: { at: Date; id: string } | null): Promise<(Line & { uid: string })[]> {
  return tx.$queryRaw`
    SELECT t.id::text AS uid, t.key, t.kind, t.at, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
           t.actor_id::text AS "actorId",
           (SELECT json_agg(json_build_object('code', a.code, 'fen', p.amount_fen::text) ORDER BY p.id)
              FROM postings p JOIN ledger_accounts a ON a.id = p.account_id WHERE p.transaction_id = t.id) AS postings
      FROM ledger_transactions t
     WHERE ${after?.at ?? null}::timestamptz IS NULL OR (t.at, t.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
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

function assertions(at: Date, accounts: readonly { code: string; fen: Fen }[]): string {
  return [
    `${shanghaiDay(at)} * closing | balances as the shop keeps them`,
    ...accounts.map(({ code, fen }) => `    ${hledgerAccount(code)}  0.00 CNY = ${amount(fen)}`),
    "",
    "",
  ].join("\n");
}

const amount = (fen: Fen) => `${yuanText(-fen)} CNY`;

/** A memo is people's text: on one line, without what hledger would read as a comment, a payee or a tag's end. */
const oneLine = (text: string) =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[;|]/g, "/")
    .replace(/,/g, "，")
    .trim();
