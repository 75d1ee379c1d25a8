/**
 * Reads the rows of a MySQL or MariaDB dump (mysqldump, mariadb-dump, phpMyAdmin, Navicat, SQLyog): CREATE TABLE for the order of columns,
 * INSERT and REPLACE with several rows each. The file is read piece by piece; no more than one row has to fit into memory. Packages that
 * parse SQL build a tree of a whole statement, and one INSERT of a dump may have 64 MB.
 */
export interface SqlRow {
  table: string;
  /** By the names of columns; every value is text, as the dump has it. */
  values: Record<string, string | null>;
}

/** @throws SqlFault */
export async function* readSqlRows(
  pieces: AsyncIterable<string>,
  isWanted: (table: string) => boolean = () => true,
): AsyncGenerator<SqlRow> {
  const columnsOf = new Map<string, string[]>();
  const source = new Pieces(pieces);
  for (;;) {
    await source.read((text, at) => skipGap(text, at, source.ended));
    if (source.isAtEnd()) return;
    const statement = await source.read((text, at) => readStart(text, at, source.ended));
    if (statement.kind === "insert") {
      const { table, columns } = statement;
      yield* readRows(source, { table, columns: columns ?? columnsOf.get(table), isWanted: isWanted(table) });
    } else if (statement.kind === "create") {
      const body = await source.read((text, at) => readStatement(text, at, source.ended));
      columnsOf.set(statement.table, columnsIn(body));
    } else {
      await source.read((text, at) => readStatement(text, at, source.ended));
    }
  }
}

/** What in a dump can't be read, with its line. */
export class SqlFault extends Error {}

/** What a step has read, and where the next one begins; null: it needs more text. */
type Step<T> = { value: T; at: number } | null;

/** The part of the file that has been read and not been used. */
class Pieces {
  private text = "";
  private at = 0;
  private line = 1;
  private readonly iterator: AsyncIterator<string>;
  ended = false;

  constructor(pieces: AsyncIterable<string>) {
    this.iterator = pieces[Symbol.asyncIterator]();
  }

  isAtEnd(): boolean {
    return this.ended && this.at >= this.text.length;
  }

  /** Runs a step at the present place, as often as it needs more text. Each time the text doubles, so a long row is not read over and over. */
  async read<T>(step: (text: string, at: number) => Step<T>): Promise<T> {
    for (;;) {
      let done: Step<T>;
      try {
        done = step(this.text, this.at);
      } catch (error) {
        if (error instanceof SqlFault) throw new SqlFault(`line ${this.lineNow()}: ${error.message}`);
        throw error;
      }
      if (done) {
        this.at = done.at;
        return done.value;
      }
      if (this.ended) throw new SqlFault(`line ${this.lineNow()}: the file ends in the middle of a statement`);
      await this.more();
    }
  }

  private async more(): Promise<void> {
    this.line = this.lineNow();
    const rest = this.text.slice(this.at);
    const parts = [rest];
    for (let length = 0; length <= rest.length; ) {
      const next = await this.iterator.next();
      if (next.done) {
        this.ended = true;
        break;
      }
      parts.push(next.value);
      length += next.value.length;
    }
    this.text = parts.join("");
    this.at = 0;
  }

  private lineNow(): number {
    let line = this.line;
    for (let i = this.text.indexOf("\n"); i !== -1 && i < this.at; i = this.text.indexOf("\n", i + 1)) line += 1;
    return line;
  }
}

async function* readRows(
  source: Pieces,
  { table, columns, isWanted }: { table: string; columns: string[] | undefined; isWanted: boolean },
): AsyncGenerator<SqlRow> {
  for (;;) {
    const row = await source.read((text, at) => readRow(text, at, source.ended));
    if (isWanted) {
      if (!columns)
        throw new SqlFault(`the table ${table} is filled before it is made, and its INSERT names no columns`);
      if (row.length !== columns.length)
        throw new SqlFault(`a row of ${table} has ${row.length} values, the table ${columns.length} columns`);
      yield { table, values: Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])) };
    }
    const goesOn = await source.read((text, at) => readAfterRow(text, at, source.ended));
    if (goesOn === "row") continue;
    // ON DUPLICATE KEY UPDATE …
    if (goesOn === "tail") await source.read((text, at) => readStatement(text, at, source.ended));
    return;
  }
}

const GAP = /[\s\uFEFF]+/y;

/** Skips white space and comments, also those that MySQL would run by its version: they set variables and make views. */
function skipGap(text: string, from: number, ended: boolean): Step<void> {
  let at = from;
  for (;;) {
    GAP.lastIndex = at;
    if (GAP.test(text)) at = GAP.lastIndex;
    // The first two characters tell a comment.
    if (at + 2 > text.length && !ended) return null;
    const end = endOfComment(text, at);
    if (end === undefined) return { value: undefined, at };
    if (end === -1) {
      if (!ended) return null;
      return { value: undefined, at: text.length };
    }
    at = end;
  }
}

/** Where a comment that begins here ends: -1 when its end is not in the text, undefined when none begins here. */
function endOfComment(text: string, at: number): number | undefined {
  const isLine = text[at] === "#" || (text.startsWith("--", at) && !/\S/.test(text[at + 2] ?? " "));
  if (!isLine && !text.startsWith("/*", at)) return undefined;
  const end = isLine ? text.indexOf("\n", at) : text.indexOf("*/", at + 2);
  return end === -1 ? -1 : end + (isLine ? 1 : 2);
}

const NAME = "(?:`(?:[^`]|``)+`|[\\w$\\u0080-\\uffff]+)";
const TABLE = `(?:${NAME}\\s*\\.\\s*)?(${NAME})`;
const INSERT = new RegExp(
  `(?:INSERT|REPLACE)(?:\\s+(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE))*\\s+(?:INTO\\s+)?${TABLE}\\s*(?:\\(([^()]*)\\)\\s*)?VALUES?(?=[^\\w])`,
  "iy",
);
const CREATE = new RegExp(`CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${TABLE}\\s*(?=\\()`, "iy");
/** The longest beginning of an INSERT: a name and the names of all columns. */
const LONGEST_START = 100_000;

type Start =
  | { kind: "insert"; table: string; columns: string[] | null }
  | { kind: "create"; table: string }
  | { kind: "other" };

function readStart(text: string, at: number, ended: boolean): Step<Start> {
  INSERT.lastIndex = at;
  const insert = INSERT.exec(text);
  if (insert) {
    const columns = insert[2] === undefined ? null : insert[2].split(",").map((name) => plainName(name.trim()));
    return { value: { kind: "insert", table: plainName(insert[1] ?? ""), columns }, at: INSERT.lastIndex };
  }
  CREATE.lastIndex = at;
  const create = CREATE.exec(text);
  if (create) return { value: { kind: "create", table: plainName(create[1] ?? "") }, at: CREATE.lastIndex };
  if (!ended && text.length - at < LONGEST_START && mayBeOurs(text, at)) return null;
  return { value: { kind: "other" }, at };
}

/** Whether what is there may be the beginning of a statement that matters. */
function mayBeOurs(text: string, at: number): boolean {
  const word = text.slice(at, at + 7).toUpperCase();
  return ["INSERT ", "REPLACE", "CREATE "].some((start) => start.startsWith(word) || /^(INSERT|CREATE)\s$/.test(word));
}

const plainName = (name: string): string => (name.startsWith("`") ? name.slice(1, -1).replaceAll("``", "`") : name);

const STOP = /['"`;#/-]/g;

/** The statement from here to its semicolon, which is skipped. */
function readStatement(text: string, from: number, ended: boolean): Step<string> {
  for (let at = from; ; ) {
    STOP.lastIndex = at;
    const stop = STOP.exec(text);
    if (!stop) return ended ? { value: text.slice(from), at: text.length } : null;
    const place = stop.index;
    if (stop[0] === ";") return { value: text.slice(from, place), at: place + 1 };
    if (stop[0] === "'" || stop[0] === '"' || stop[0] === "`") {
      const end = endOfQuoted(text, place);
      if (end === -1) return ended ? { value: text.slice(from), at: text.length } : null;
      at = end;
      continue;
    }
    if (place + 2 >= text.length && !ended) return null;
    const end = endOfComment(text, place);
    if (end === -1) return ended ? { value: text.slice(from), at: text.length } : null;
    at = end ?? place + 1;
  }
}

/** Where the quoted text that begins here ends (behind its last quote), or -1. */
function endOfQuoted(text: string, from: number): number {
  const quote = text[from] as string;
  for (let at = from + 1; at < text.length; at++) {
    const one = text[at];
    if (one === "\\" && quote !== "`") at += 1;
    else if (one === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return -1;
}

const NO_COLUMN = /^(?:PRIMARY|UNIQUE|KEY|INDEX|FULLTEXT|SPATIAL|CONSTRAINT|FOREIGN|CHECK|PERIOD)\b/i;

/** The names of the columns in the parentheses of a CREATE TABLE. */
function columnsIn(body: string): string[] {
  const columns: string[] = [];
  let depth = 0;
  let start = 1;
  const take = (end: number) => {
    const part = body.slice(start, end).trim();
    const name = new RegExp(`^${NAME}`).exec(part)?.[0];
    if (name && (name.startsWith("`") || !NO_COLUMN.test(part))) columns.push(plainName(name));
    start = end + 1;
  };
  for (let at = 0; at < body.length; at++) {
    const one = body[at];
    if (one === "'" || one === '"' || one === "`") {
      const end = endOfQuoted(body, at);
      if (end === -1) break;
      at = end - 1;
    } else if (one === "(") depth += 1;
    else if (one === ")" && --depth === 0) {
      take(at);
      break;
    } else if (one === "," && depth === 1) take(at);
  }
  return columns;
}

/** A row in parentheses. */
function readRow(text: string, from: number, ended: boolean): Step<(string | null)[]> {
  const open = skipGap(text, from, ended);
  if (!open || open.at >= text.length) return null;
  if (text[open.at] !== "(") throw new SqlFault(`a row is expected, not ${near(text, open.at)}`);
  const values: (string | null)[] = [];
  for (let at = open.at + 1; ; ) {
    const value = readValue(text, at, ended);
    if (!value) return null;
    values.push(value.value);
    const gap = skipGap(text, value.at, ended);
    if (!gap || gap.at >= text.length) return null;
    const next = text[gap.at];
    if (next !== "," && next !== ")") throw new SqlFault(`a comma is expected, not ${near(text, gap.at)}`);
    at = gap.at + 1;
    if (next === ")") return { value: values, at };
  }
}

function readAfterRow(text: string, from: number, ended: boolean): Step<"row" | "end" | "tail"> {
  const gap = skipGap(text, from, ended);
  if (!gap) return null;
  const { at } = gap;
  if (at >= text.length) return ended ? { value: "end", at } : null;
  if (text[at] === ",") return { value: "row", at: at + 1 };
  return text[at] === ";" ? { value: "end", at: at + 1 } : { value: "tail", at };
}

/** A character set before a text: _binary 'x', _utf8mb4 0x78. */
const INTRODUCER = /_[a-z0-9]+\s*(?=['"0xX])/iy;
const BARE = /[^\s,()'"`;]+/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function readValue(text: string, from: number, ended: boolean): Step<string | null> {
  const gap = skipGap(text, from, ended);
  if (!gap) return null;
  INTRODUCER.lastIndex = gap.at;
  const at = INTRODUCER.test(text) ? INTRODUCER.lastIndex : gap.at;
  if (text[at] === "'" || text[at] === '"') return readText(text, at, ended);
  if (/^[xbn]'/i.test(text.slice(at, at + 2))) {
    const quoted = readText(text, at + 1, ended);
    return quoted && { value: fromPrefixed((text[at] as string).toLowerCase(), quoted.value), at: quoted.at };
  }
  BARE.lastIndex = at;
  const bare = BARE.exec(text)?.[0] ?? "";
  // It may go on in the next piece, and "x" may have its quote there.
  if (at + bare.length >= text.length) {
    if (!ended) return null;
    throw new SqlFault("the file ends in the middle of a row");
  }
  return { value: fromBare(bare, text, at), at: at + bare.length };
}

function readText(text: string, at: number, ended: boolean): Step<string> {
  const end = endOfQuoted(text, at);
  // A quote at the very end may be the first of two.
  if (end === -1 || (end >= text.length && !ended)) return null;
  return { value: unquote(text.slice(at + 1, end - 1), text[at] as string), at: end };
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  b: "\b",
  n: "\n",
  r: "\r",
  t: "\t",
  Z: "\x1a",
  "%": "\\%",
  _: "\\_",
};

/** What a quoted text says: backslashes and doubled quotes resolved, as MySQL reads it. */
function unquote(inner: string, quote: string): string {
  if (!inner.includes("\\") && !inner.includes(quote)) return inner;
  return inner.replace(/\\([\s\S])|''|""/g, (all, escaped: string | undefined) => {
    if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
    return all[0] === quote ? quote : all;
  });
}

function fromPrefixed(prefix: string, inner: string): string {
  if (prefix === "n") return inner;
  return prefix === "b" ? BigInt(`0b${inner || "0"}`).toString() : fromHex(inner);
}

const fromHex = (digits: string): string =>
  Buffer.from(digits.length % 2 ? `0${digits}` : digits, "hex").toString("utf8");

function fromBare(bare: string, text: string, at: number): string | null {
  const word = bare.toUpperCase();
  if (word === "NULL" || word === "\\N") return null;
  if (word === "TRUE") return "1";
  if (word === "FALSE") return "0";
  if (/^0x[0-9a-f]*$/i.test(bare)) return fromHex(bare.slice(2));
  if (NUMBER.test(bare)) return bare;
  throw new SqlFault(`a value is expected, not ${near(text, at)}`);
}

/** A few characters of the place, without what may be somebody's data. */
const near = (text: string, at: number): string => JSON.stringify(text.slice(at, at + 12));
