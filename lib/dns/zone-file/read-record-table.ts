import { isRecordType, RECORD_TYPES } from "../record";
import { IMPORT_LIMITS, type ImportFormat, type RawRow, type RawRows, shownText } from "./import-row";
import { readTtl } from "./read-zone-file";
import {
  DEFAULT_ROUTE_WORDS,
  PAUSED_WORDS,
  plainTableHead,
  TABLE_HEADS,
  TABLE_MARKS,
  type TableField,
} from "./table-presets";

/** Where each field stands in a line; the heads' own place. */
interface FoundColumns {
  at: number;
  columns: Partial<Record<TableField, number>>;
  heads: readonly string[];
}

/** Above the heads stand a title, the domain, a note: no more lines than this. */
const MOST_LINES_ABOVE = 20;

/** Which source's table this is; null when no line of heads names host, type and value. */
export function tableFormat(cells: readonly string[][]): ImportFormat | null {
  const found = findColumns(cells);
  if (!found) return null;
  const mark = TABLE_MARKS.find(({ heads }) => heads.every((head) => found.heads.includes(head)));
  return mark?.format ?? "csv";
}

/**
 * Reads a table of records by its heads; without heads, by the column that holds types. Null when it is no table of records. Stops
 * behind the most rows that are taken. Never throws.
 */
export function readRecordTable(cells: readonly string[][], zone: string): RawRows | null {
  const found = findColumns(cells) ?? guessColumns(cells);
  if (!found) return null;
  const result: RawRows = { rows: [], skipped: [] };
  for (const [index, line] of cells.slice(found.at + 1).entries()) {
    if (line.every((cell) => cell === "")) continue;
    const row = found.at + index + 2;
    const read = readLine(line, found.columns, zone);
    const text = shownText(line.filter((cell) => cell !== "").join(" "));
    if ("code" in read) result.skipped.push({ row, text, ...read });
    else result.rows.push({ row, text, ...read });
    if (result.rows.length + result.skipped.length > IMPORT_LIMITS.records) break;
  }
  return result;
}

function findColumns(cells: readonly string[][]): FoundColumns | null {
  for (const [at, line] of cells.slice(0, MOST_LINES_ABOVE).entries()) {
    const heads = line.map(plainTableHead);
    const columns: FoundColumns["columns"] = {};
    for (const [field, names] of Object.entries(TABLE_HEADS)) {
      const column = names.map((name) => heads.indexOf(name)).find((index) => index >= 0);
      if (column !== undefined) columns[field as TableField] = column;
    }
    if (columns.host !== undefined && columns.type !== undefined && columns.value !== undefined)
      return { at, columns, heads };
  }
  return null;
}

/** A table without heads: host, type, value, then what is a TTL or a priority can't be told apart, so only these are read. */
function guessColumns(cells: readonly string[][]): FoundColumns | null {
  const filled = cells.filter((line) => line.length >= 3).slice(0, 50);
  const typesAt = (column: number) => filled.filter((line) => isRecordType((line[column] ?? "").toUpperCase())).length;
  if (filled.length === 0 || typesAt(1) < filled.length * 0.8) return null;
  return { at: -1, columns: { host: 0, type: 1, value: 2 }, heads: [] };
}

type Line =
  | Omit<RawRow, "row" | "text">
  | {
      code: "dns.import.route" | "dns.import.paused" | "dns.import.fields" | "dns.import.no_type";
      params: Record<string, string | number>;
    };

function readLine(line: readonly string[], columns: FoundColumns["columns"], zone: string): Line {
  const cell = (field: TableField): string => {
    const column = columns[field];
    return column === undefined ? "" : (line[column] ?? "").trim();
  };
  const type = cell("type").toUpperCase();
  if (type === "") return { code: "dns.import.no_type", params: {} };
  if (PAUSED_WORDS.includes(cell("status").toLowerCase())) return { code: "dns.import.paused", params: {} };
  const route = cell("route");
  if (!DEFAULT_ROUTE_WORDS.includes(route.toLowerCase()))
    return { code: "dns.import.route", params: { route: route.slice(0, 40) } };
  const ttl = cell("ttl")
    .toLowerCase()
    .replace(/(?:秒|seconds?)$/, "")
    .trim();
  const priority = cell("priority");
  return {
    host: hostOfCell(cell("host"), zone),
    type,
    ...dataOfCell(type, cell("value"), priority),
    ttlSeconds: readTtl(ttl),
    notes: [],
  };
}

/** An empty host, and the domain itself, are "@"; a name with its final dot is a full one. */
function hostOfCell(host: string, zone: string): string {
  return host === "" || host.toLowerCase() === zone ? "@" : host;
}

/** Some write an MX as "10 mail.example.com", and an SRV's priority into the column of the priority. */
function dataOfCell(type: string, value: string, priority: string): Pick<RawRow, "value" | "priority"> {
  const number = /^\d{1,5}$/.test(priority) ? Number(priority) : null;
  if (type === "MX") {
    const [, before, name] = /^(\d{1,5})\s+(\S+)$/.exec(value) ?? [];
    return name ? { value: name, priority: Number(before) } : { value, priority: number };
  }
  if (type === "SRV" && number !== null && /^\d+\s+\d+\s+\S+$/.test(value))
    return { value: `${number} ${value}`, priority: null };
  return { value, priority: null };
}

/** Types as a pattern, for what has to find them in a line. */
export const TYPE_WORD = new RegExp(`\\b(?:${RECORD_TYPES.join("|")}|SOA)\\b`);
