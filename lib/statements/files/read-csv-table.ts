import { parse } from "csv-parse/sync";
import { decodeText } from "./decode-text";
import { fileError } from "./file-error";
import { MOST_LINES } from "./table";

/**
 * The cells of a text table: the delimiter is the one that most of its first lines have. Banks keep long figures as text by a tab, an
 * apostrophe or `="…"`, which are taken off.
 * @throws AppError input.invalid with statements.encoding, statements.html, statements.csv, statements.too_many_rows.
 */
export function readCsvTable(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes);
  if (/^\s*(<!doctype html|<html|<table|<\?xml)/i.test(text)) throw fileError("html");
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
      maxRecordSize: 64 * 1024,
      toLine: MOST_LINES + 1,
    }) as string[][];
    if (rows.length > MOST_LINES) throw fileError("too_many_rows");
    return rows.map((row) => row.map(plainCell));
  } catch (error) {
    if (error instanceof Error && error.name === "AppError") throw error;
    throw fileError("csv", { why: error instanceof Error ? error.message.slice(0, 100) : "" });
  }
}

function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/, 60).filter((line) => line.trim() !== "");
  const counted = [",", "\t", ";", "|"].map((sign) => ({
    sign,
    lines: lines.filter((line) => line.split(sign).length > 3).length,
  }));
  return counted.reduce((best, one) => (one.lines > best.lines ? one : best)).sign;
}

function plainCell(cell: string): string {
  const trimmed = cell.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, "");
  return (/^="(.*)"$/s.exec(trimmed)?.[1] ?? trimmed.replace(/^['`]/, "")).trim();
}
