import { createReadStream, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import type { Row, Source, Tables } from "../old-shop";
import { readSqlRows } from "./sql-rows";

/** Where the data are: a dump (.sql or .sql.gz), or a folder with a CSV file for each table. */
export type DataPlace = { dump: string } | { dir: string };

/** What a user of the command can mend. */
export class DataFault extends Error {}

/**
 * Reads the tables of a source into memory, of each only the columns that are used.
 * @param prefix before the names of its tables @default the source's
 * @throws DataFault when a table or a column that is needed is missing; SqlFault
 */
export async function readTables(source: Source, place: DataPlace, prefix = source.prefix): Promise<Tables> {
  const kept = new Map<string, Row[]>();
  const seen = new Set<string>();
  const take = (table: string, row: Row) => {
    const columns = source.tables[table];
    if (!columns) return;
    const rows = kept.get(table) ?? [];
    if (rows.length === 0) {
      kept.set(table, rows);
      for (const name of Object.keys(row)) seen.add(`${table}.${name}`);
    }
    rows.push(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
  };
  if ("dump" in place) await readDump(place.dump, prefix, source, take);
  else await readFolder(place.dir, prefix, source, take);
  if (kept.size === 0)
    throw new DataFault(
      `No table of ${source.label} was found (${prefix}${source.needed[0]} …). Is it another program's data, or another --prefix?`,
    );
  for (const table of source.needed) {
    const rows = kept.get(table);
    if (!rows) throw new DataFault(`The table ${prefix}${table} is missing or empty.`);
    if (!seen.has(`${table}.${source.tables[table]?.[0]}`))
      throw new DataFault(`The table ${prefix}${table} has no column ${source.tables[table]?.[0]}.`);
  }
  return (table) => kept.get(table) ?? [];
}

async function readDump(file: string, prefix: string, source: Source, take: (table: string, row: Row) => void) {
  if (!existsSync(file)) throw new DataFault(`There is no file ${file}.`);
  const raw = createReadStream(file, { highWaterMark: 1 << 20 });
  const text = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  text.setEncoding("utf8");
  const bare = (table: string) => (table.startsWith(prefix) ? table.slice(prefix.length) : "");
  const isWanted = (table: string) => source.tables[bare(table)] !== undefined;
  for await (const { table, values } of readSqlRows(text as AsyncIterable<string>, isWanted)) take(bare(table), values);
}

async function readFolder(dir: string, prefix: string, source: Source, take: (table: string, row: Row) => void) {
  if (!existsSync(dir)) throw new DataFault(`There is no folder ${dir}.`);
  const files = new Map(readdirSync(dir).map((name) => [name.toLowerCase(), join(dir, name)]));
  for (const table of Object.keys(source.tables)) {
    const file = files.get(`${prefix}${table}.csv`.toLowerCase());
    if (!file) continue;
    const rows = createReadStream(file).pipe(
      parse({
        bom: true,
        columns: (heads: string[]) => heads.map((head) => head.trim()),
        relax_column_count: true,
        skip_empty_lines: true,
        // MySQL writes \N for nothing, phpMyAdmin NULL.
        cast: (cell, { quoting, header }) => (!header && !quoting && (cell === "\\N" || cell === "NULL") ? null : cell),
      }),
    );
    for await (const row of rows) take(table, row as Row);
  }
}
