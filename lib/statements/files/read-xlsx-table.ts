import { fileError } from "./file-error";
import { parseXml, type XmlNode, type XmlValue, xmlAt, xmlList, xmlText } from "./parse-xml";
import { MOST_CELLS, MOST_LINES } from "./table";
import { unzipBounded } from "./unzip-bounded";

/**
 * The cells of the first sheet of a workbook, as texts; days stand in it as numbers (days since 1900). A file that calculates is
 * refused: what a formula says depends on the program that opens it.
 * @throws AppError input.invalid with statements.zip, .too_large_unpacked, .not_xlsx, .xml, .entities, .formula, .too_many_rows.
 */
export function readXlsxTable(bytes: Uint8Array): string[][] {
  const files = unzipBounded(bytes, (name) =>
    /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/|worksheets\/[^/]+\.xml$)/.test(name),
  );
  const workbook = files.get("xl/workbook.xml");
  if (!workbook) throw fileError("not_xlsx");
  const sheet = files.get(firstSheet(parseXml(workbook, ["sheet"]), files.get("xl/_rels/workbook.xml.rels")));
  if (!sheet) throw fileError("not_xlsx");
  const shared = files.get("xl/sharedStrings.xml");
  const strings = shared ? xmlList(parseXml(shared, ["si", "r"]), "sst", "si").map(stringOf) : [];
  const rows = xmlList(parseXml(sheet, ["row", "c", "r"]), "worksheet", "sheetData", "row");
  if (rows.length > MOST_LINES) throw fileError("too_many_rows");
  const table: string[][] = [];
  for (const row of rows) {
    const line = Number(xmlText(xmlAt(row, "@r"))) || table.length + 1;
    if (line > MOST_LINES) throw fileError("too_many_rows");
    while (table.length < line - 1) table.push([]);
    table[line - 1] = cellsOf(row, strings);
  }
  return table;
}

function firstSheet(workbook: XmlNode, relations: Uint8Array | undefined): string {
  const id = xmlText(xmlAt(workbook, "workbook", "sheets", "sheet", "@id"));
  const all = relations ? xmlList(parseXml(relations, ["Relationship"]), "Relationships", "Relationship") : [];
  const target = xmlText(xmlAt(all.find((one) => xmlText(xmlAt(one, "@Id")) === id) ?? {}, "@Target"));
  if (!target) return "xl/worksheets/sheet1.xml";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function stringOf(value: XmlValue): string {
  const runs = xmlList(value, "r");
  return runs.length > 0 ? runs.map((run) => xmlText(xmlAt(run, "t"))).join("") : xmlText(xmlAt(value, "t"));
}

function cellsOf(row: XmlValue, strings: readonly string[]): string[] {
  const cells: string[] = [];
  for (const cell of xmlList(row, "c")) {
    const reference = xmlText(xmlAt(cell, "@r"));
    const column = reference ? columnOf(reference) : cells.length;
    if (column >= MOST_CELLS) continue;
    if (xmlAt(cell, "f") !== undefined) throw fileError("formula", { cell: reference });
    const kind = xmlText(xmlAt(cell, "@t"));
    const value = xmlText(xmlAt(cell, "v"));
    while (cells.length < column) cells.push("");
    cells[column] = (
      kind === "s" ? (strings[Number(value)] ?? "") : kind === "inlineStr" ? stringOf(xmlAt(cell, "is") ?? "") : value
    ).trim();
  }
  return cells;
}

/** "AB12" is column 27, from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
