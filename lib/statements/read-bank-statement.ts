import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { BankStatementRow } from "@/lib/db/generated/client";
import { gateways } from "@/lib/gateways/registry";
import {
  type BankMatchKind,
  type BankRowView,
  type BankStatementDetail,
  bankMatchKind,
  MOST_CONFIRMED,
  type readBankStatementContract,
} from "./contract";
import { listStatementViews } from "./list-bank-statements";
import { type MatchedRows, matchStoredRows } from "./match-stored-rows";
import { maskAccount, openRowDetails } from "./row-details";

/** Of what is settled, and of what a person decides, a page shows as many; what is decided makes room for the next. */
const MOST_SHOWN = 100;

/** One statement, its rows matched with what is announced and confirmed now. @throws AppError not_found; 403 for support. */
export async function readBankStatement(
  actor: StaffActor,
  { id }: z.output<typeof readBankStatementContract.input>,
): Promise<BankStatementDetail> {
  if (actor.role === "support") throw forbidden();
  const statement = await db.bankStatement.findUnique({ where: { id } });
  if (!statement) throw notFound("statement");
  const rows = await db.bankStatementRow.findMany({ where: { statementId: id }, orderBy: { position: "asc" } });
  const matched = await matchStoredRows(db, rows);
  const kindOf = ({ id }: BankStatementRow): BankMatchKind => matched.matches.get(id)?.kind ?? "none";
  const nameOf = await readNames([
    ...rows.map(({ decidedBy }) => decidedBy),
    ...[...matched.tied.values()].map(({ byId }) => byId),
    ...[...matched.transfers.values()].map(({ bookedById }) => bookedById),
  ]);
  const of = (kinds: readonly BankMatchKind[], most: number): BankRowView[] =>
    rows
      .filter((row) => kinds.includes(kindOf(row)))
      .slice(0, most)
      .map((row) => viewRow(row, matched, nameOf));
  const sums = bankMatchKind.options.flatMap((kind) => {
    const some = rows.filter((row) => kindOf(row) === kind);
    const fen = some.reduce((sum, { amountFen }) => sum + amountFen, 0n);
    return some.length === 0 ? [] : [{ kind, count: some.length, fen }];
  });
  const [view] = await listStatementViews([statement]);
  if (!view) throw new Error("one statement makes one view");
  return {
    ...view,
    sums,
    certain: of(["certain"], MOST_CONFIRMED),
    toDecide: of(["doubtful", "none"], MOST_SHOWN),
    settled: of(["waiting", "booked", "taken_back", "set_aside", "settlement", "sent_back"], MOST_SHOWN),
    outgoing: of(["outgoing"], MOST_SHOWN),
    settlingGateways: gateways.filter(({ settlesInBill }) => !settlesInBill).map(({ id }) => id),
  };
}

async function readNames(wanted: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const ids = [...new Set(wanted.flatMap((id) => id ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

function viewRow(
  row: BankStatementRow,
  { matches, details, transfers, bookings, tied, reversed }: MatchedRows,
  nameOf: (id: string | null) => string | null,
): BankRowView {
  const { id, position, bookedAt, amountFen, serial, note, gateway, returnSerial, decidedBy, decidedAt } = row;
  const { payerName, payerAccount, memo } = details.get(id) ?? openRowDetails(row);
  const match = matches.get(id) ?? { kind: "none" as const };
  const topUpIds = "topUpIds" in match ? match.topUpIds : "topUpId" in match && match.topUpId ? [match.topUpId] : [];
  const tie = tied.get(serial);
  return {
    ...{ id, position, bookedAt, amountFen, serial, note, gateway, returnSerial, decidedAt },
    ...{ payerName, memo, payerAccount: maskAccount(payerAccount) },
    kind: match.kind,
    doubts: match.kind === "doubtful" ? match.doubts : [],
    transfers: topUpIds
      .flatMap((topUpId) => transfers.get(topUpId) ?? [])
      .map(({ bookedById, ...transfer }) => ({ ...transfer, bookedBy: nameOf(bookedById) })),
    bookings: [...(bookings.get(id) ?? [])],
    tied: tie ? { topUpId: tie.topUpId, typedSerial: tie.typedSerial, at: tie.at, by: nameOf(tie.byId) } : null,
    reversed: reversed.get(serial) ?? null,
    decidedBy: nameOf(decidedBy),
  };
}
