import type { ImportKind, ImportReport } from "../contract";
import type { ImportDecision, ShopImportPlan } from "./plan-import";

const MOST_ROWS = 1_000;

type ReportRow = ImportReport["rows"][number];

/** A plan as people read it. */
export function reportOf(plan: ShopImportPlan): ImportReport {
  const all = reportRowsOf(plan);
  const sum = (outcome: string, pick: (fen: bigint) => boolean) =>
    plan.balances.reduce((total, one) => {
      const fen = one.thing.balanceFen ?? 0n;
      return one.outcome === outcome && pick(fen) ? total + fen : total;
    }, 0n);
  const every = () => true;
  return {
    counts: {
      client: countOf(plan.clients),
      balance: countOf(plan.balances),
      domain: countOf(plan.domains),
      service: countOf(plan.services),
      year: countOf(plan.years),
      ticket: countOf(plan.tickets),
    },
    money: {
      creditFen: sum("new", (fen) => fen > 0n),
      debtFen: -sum("new", (fen) => fen < 0n),
      hereFen: sum("here", every),
      skippedFen: sum("skipped", every),
    },
    rows: all.slice(0, MOST_ROWS),
    rowCount: all.length,
  };
}

/** Every row with a reason. Years and tickets of clients that are not imported go without saying. */
export function reportRowsOf(plan: ShopImportPlan): ReportRow[] {
  return [
    ...rowsOf("client", plan.clients, ({ name, email }) => email || name),
    ...rowsOf("balance", plan.balances, ({ email }) => email),
    ...rowsOf("domain", plan.domains, ({ name }) => name),
    ...rowsOf("service", plan.services, ({ name, account, productName }) => name || account || productName),
    ...rowsOf("ticket", plan.tickets, ({ number, subject }) => `${number} ${subject}`).filter(
      ({ reason }) => reason !== "client_skipped",
    ),
  ];
}

function rowsOf<T extends { id: string }>(
  kind: ImportKind,
  decisions: readonly ImportDecision<T>[],
  nameOf: (thing: T) => string,
): ReportRow[] {
  return decisions.flatMap(({ thing, outcome, reason, detail = "" }) =>
    reason === undefined
      ? []
      : [
          {
            kind,
            sourceId: thing.id,
            name: nameOf(thing).slice(0, 200),
            imported: outcome !== "skipped",
            reason,
            detail,
          },
        ],
  );
}

function countOf(decisions: readonly ImportDecision<unknown>[]): ImportReport["counts"][ImportKind] {
  const counted = { read: decisions.length, new: 0, here: 0, skipped: 0 };
  for (const { outcome } of decisions) counted[outcome] += 1;
  return counted;
}
