import "server-only";
import writeExcelFile from "write-excel-file/node";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { type CsvValue, csvCell } from "@/lib/core/csv";
import { yuanText } from "@/lib/core/money";
import { fileResponse } from "@/lib/http/file-response";
import type { RequestContext } from "@/lib/http/serve";
import type { exportFapiaoWorkbookContract, FapiaoColumn } from "../admin-contract";
import { readFapiaoExport } from "./read-fapiao-export";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Nobody issues more in one go, and a workbook is whole in memory. */
const MOST_ROWS = 5_000;

/** The same list as a workbook: its long digits (tax numbers, accounts) are texts, which no spreadsheet rounds. */
export async function exportFapiaoWorkbook(
  actor: StaffActor,
  input: z.output<typeof exportFapiaoWorkbookContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const { name, columns, head, pages } = await readFapiaoExport(actor, input, locale);
  const names = Object.keys(columns) as FapiaoColumn[];
  const rows: ReturnType<typeof cell>[][] = [];
  for await (const page of pages) {
    rows.push(...page.map((row) => names.map((column) => cell(columns[column](row)))));
    if (rows.length >= MOST_ROWS) break;
  }
  const title = names.map((column) => ({ value: head(column), type: String, fontWeight: "bold" as const }));
  const bytes = await writeExcelFile([title, ...rows.slice(0, MOST_ROWS)]).toBuffer();
  return fileResponse({ name: `${name}.xlsx`, mediaType: XLSX, bytes: new Uint8Array(bytes) });
}

/** Sums and counts are numbers, so that a tool can read them; everything else is a text, which is never calculated. */
function cell(value: CsvValue) {
  if (typeof value === "bigint") return { value: Number(yuanText(value)), type: Number, format: "0.00" };
  if (typeof value === "number") return { value, type: Number };
  return value === null ? null : { value: csvCell(value), type: String };
}
