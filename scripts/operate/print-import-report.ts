import { formatFen } from "../../lib/core/money";
import { type ImportReport, importKinds, importReasons } from "../../lib/imports/contract";
import texts from "../../messages/en/imports.json";

/** Rows of one reason that are printed; --report has all of them. */
const SHOWN = 20;

/** Prints the report of an import, or of a dry run, for a terminal. */
export function printReport(
  { counts, money, rows, rowCount }: ImportReport,
  { dryRun, label }: { dryRun: boolean; label: string },
): void {
  const out: string[] = [
    "",
    dryRun ? `What an import from ${label} would do. Nothing was written.` : `Imported from ${label}.`,
    "",
  ];
  const column = (text: string | number) => String(text).padStart(13);
  const heads = [texts.column.read, texts.column.new, texts.column.here, texts.column.skipped];
  out.push(`${" ".repeat(16)}${heads.map(column).join("")}`);
  for (const kind of importKinds) {
    const count = counts[kind];
    out.push(
      `${texts.stage[kind].padEnd(16)}${[count.read, count.new, count.here, count.skipped].map(column).join("")}`,
    );
  }
  out.push("");
  for (const name of ["creditFen", "debtFen", "hereFen", "skippedFen"] as const) {
    const fen = money[name];
    out.push(`${texts[name].padEnd(28)}${formatFen(fen).padStart(16)}  (${fen} fen)`);
  }
  if (money.creditFen !== 0n || money.debtFen !== 0n)
    out.push(
      `${texts.moneyNote} ${dryRun ? "The import proposes them." : "Agree in the admin area: What needs attention."}`,
    );
  for (const reason of importReasons) {
    const some = rows.filter((row) => row.reason === reason);
    if (some.length === 0) continue;
    out.push("", `${texts.reason[reason]}${some[0]?.imported ? ` (${texts.imported})` : ""}: ${some.length}`);
    for (const { kind, sourceId, name, detail } of some.slice(0, SHOWN))
      out.push(`  ${kind} ${sourceId}  ${name}${detail ? `  (${detail})` : ""}`);
    if (some.length > SHOWN) out.push(`  … and ${some.length - SHOWN} more`);
  }
  if (rowCount > rows.length) out.push("", `${rowCount - rows.length} further rows: write them with --report FILE.csv`);
  console.log(`${out.join("\n")}\n`);
}
