import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** One changed row: collection, key, the row (null when it is gone). */
export type Change = [collection: string, key: string, row: unknown];

const FEN = /Fen$/;

/** Rows as text, one line; money as decimal text. */
export function encodeRows(changes: readonly Change[]): string {
  return `${JSON.stringify(changes, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value))}\n`;
}

/** The inverse of `encodeRows`. */
export function decodeRows(line: string): Change[] {
  const revive = (key: string, value: unknown) =>
    FEN.test(key) && typeof value === "string" && /^-?\d+$/.test(value) ? BigInt(value) : value;
  return JSON.parse(line, revive) as Change[];
}

/**
 * An append-only file, one line per commit. A line is written with one system call before the answer leaves, so a
 * killed process loses nothing that it answered; a half-written last line is dropped on the next start.
 * It is rewritten as a snapshot (new file, then rename) when it has grown.
 */
export class Journal {
  private file: number;
  private bytes = 0;
  private readonly path: string;

  constructor(
    dataDir: string,
    load: (changes: Change[]) => void,
    private readonly snapshot: () => Change[],
    private readonly maxBytes = 16 * 1024 * 1024,
  ) {
    mkdirSync(dataDir, { recursive: true });
    this.path = join(dataDir, "world.jsonl");
    if (existsSync(this.path)) {
      const lines = readFileSync(this.path, "utf8").split("\n");
      lines.pop();
      for (const line of lines) load(decodeRows(line));
    }
    this.file = this.rewrite();
  }

  append(changes: readonly Change[]): void {
    this.bytes += writeSync(this.file, encodeRows(changes));
    if (this.bytes > this.maxBytes) this.compact();
  }

  compact(): void {
    closeSync(this.file);
    this.file = this.rewrite();
  }

  close(): void {
    closeSync(this.file);
  }

  /** Writes the whole world to a new file and puts it in place of the old one. */
  private rewrite(): number {
    const fresh = `${this.path}.new`;
    const file = openSync(fresh, "w", 0o600);
    this.bytes = 0;
    for (const change of this.snapshot()) writeSync(file, encodeRows([change]));
    fsyncSync(file);
    renameSync(fresh, this.path);
    return file;
  }
}
