import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { AppError, type FieldError, invalid } from "@/lib/core/errors";
import { checkRows } from "@/lib/dns/zone-file/check-rows";
import { IMPORT_LIMITS, type ImportFormat, type RawRows } from "@/lib/dns/zone-file/import-row";
import { readRecordTable, tableFormat } from "@/lib/dns/zone-file/read-record-table";
import { readZoneFile } from "@/lib/dns/zone-file/read-zone-file";
import { recogniseZoneText } from "@/lib/dns/zone-file/recognise-text";
import { decodeText } from "@/lib/statements/files/decode-text";
import { readCsvTable } from "@/lib/statements/files/read-csv-table";
import { readXlsxTable } from "@/lib/statements/files/read-xlsx-table";
import { findDomain } from "../find-domain";
import type { readImportContract } from "../import-contract";

type Contract = typeof readImportContract;

/**
 * Reads the records of a file or of a pasted text. Nothing is stored or sent.
 * @throws AppError not_found (404); zones.not_active (409); input.invalid (422): `content` says what is wrong with it.
 */
export async function readImport(
  actor: Actor,
  { id, content, format }: z.output<Contract["input"]>,
): Promise<z.output<Contract["output"]>> {
  const domain = await findDomain(actor, id);
  const bytes = Buffer.from(content, "base64");
  if (bytes.length === 0) throw wrong("empty");
  if (bytes.length > IMPORT_LIMITS.bytes) throw wrong("too_large");
  const read = readRows(bytes, format, domain.name);
  const found = read.raw.rows.length + read.raw.skipped.length;
  if (found > IMPORT_LIMITS.records) throw wrong("too_many", { max: IMPORT_LIMITS.records });
  if (found === 0) throw wrong("no_rows");
  return { format: read.format, ...checkRows(read.raw, domain.name) };
}

/** @param why a key of errors.dns.import */
function wrong(why: string, params: FieldError["params"] = {}): AppError {
  return invalid({ content: { code: `dns.import.${why}`, params } });
}

function readRows(
  bytes: Uint8Array,
  wanted: ImportFormat | "auto",
  zone: string,
): { format: ImportFormat; raw: RawRows } {
  const kind = kindOf(bytes);
  if (kind === "xls") throw wrong("old_excel");
  if (kind === "pdf") throw wrong("pdf");
  if (kind === "text") {
    const text = fileTexts(() => decodeText(bytes));
    const format = wanted === "auto" ? recogniseZoneText(text) : wanted;
    if (format === "bind" || format === "cloudflare") {
      return { format, raw: readZoneFile(text, zone, { cloudflare: format === "cloudflare" }) };
    }
  }
  const cells = fileTexts(() => (kind === "xlsx" ? readXlsxTable(bytes) : readCsvTable(bytes)));
  const raw = readRecordTable(cells, zone);
  if (!raw) throw wrong("no_table");
  const table = wanted === "auto" || wanted === "bind" || wanted === "cloudflare" ? tableFormat(cells) : wanted;
  return { format: table ?? "csv", raw };
}

function kindOf([a, b, c, d]: Uint8Array): "xlsx" | "xls" | "pdf" | "text" {
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return "xlsx";
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return "xls";
  return a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46 ? "pdf" : "text";
}

/** What the readers of bank files say of a file, by its own words here. */
const REASONS: Record<string, string> = {
  "statements.encoding": "not_text",
  "statements.html": "not_text",
  "statements.csv": "no_table",
  "statements.too_many_rows": "too_many",
  "statements.too_large_unpacked": "too_many",
  "statements.formula": "formula",
};

function fileTexts<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const field = error instanceof AppError ? error.fields.content : undefined;
    if (!field) throw error;
    const why = REASONS[field.code] ?? "damaged";
    throw wrong(why, why === "too_many" ? { max: IMPORT_LIMITS.records } : field.params);
  }
}
