import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const MINUTES = 1440;
const MS_PER_MINUTE = 60_000;

/**
 * Remembers every otime of the current day, one bit per millisecond, so that a check takes the same time after a
 * million calls. Otimes that do not have 17 digits are kept as text. With a folder the list survives a restart.
 */
export class ReplayGuard {
  private day = "";
  private minutes: (Uint8Array | undefined)[] = [];
  private others = new Set<string>();
  private file: number | undefined;
  private pending = "";
  private flushTimer: NodeJS.Timeout | undefined;

  constructor(private readonly dataDir: string | undefined) {}

  /**
   * True the first time an otime of this day comes, false afterwards. With `now` the otime is written to disk before
   * the call returns; without it, later, which is cheaper for reads.
   */
  admit(day: string, otime: string, now: boolean): boolean {
    if (day !== this.day) this.openDay(day);
    if (!this.mark(otime)) return false;
    if (this.file !== undefined) {
      this.pending += `${otime}\n`;
      if (now) this.flush();
      else this.flushTimer ??= setTimeout(() => this.flush(), 20);
    }
    return true;
  }

  clear(): void {
    const day = this.day;
    this.close();
    if (this.dataDir && day) rmSync(this.path(this.dataDir, day), { force: true });
    this.day = "";
    this.minutes = [];
    this.others = new Set();
  }

  close(): void {
    this.flush();
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private mark(otime: string): boolean {
    if (otime.length !== 17) {
      if (this.others.has(otime)) return false;
      this.others.add(otime);
      return true;
    }
    const minute = Number(otime.slice(8, 10)) * 60 + Number(otime.slice(10, 12));
    const bit = Number(otime.slice(12));
    if (minute >= MINUTES || bit >= MS_PER_MINUTE) throw new RangeError(`no time of a day: ${otime}`);
    let page = this.minutes[minute];
    if (!page) {
      page = new Uint8Array(MS_PER_MINUTE / 8);
      this.minutes[minute] = page;
    }
    const at = bit >> 3;
    const mask = 1 << (bit & 7);
    const byte = page[at] ?? 0;
    if (byte & mask) return false;
    page[at] = byte | mask;
    return true;
  }

  private openDay(day: string): void {
    this.close();
    this.day = day;
    this.minutes = [];
    this.others = new Set();
    if (!this.dataDir) return;
    mkdirSync(this.dataDir, { recursive: true });
    const path = this.path(this.dataDir, day);
    for (const name of readdirSync(this.dataDir)) {
      if (/^otimes-.*\.log$/.test(name) && join(this.dataDir, name) < path) rmSync(join(this.dataDir, name));
    }
    if (existsSync(path)) {
      for (const line of readFileSync(path, "utf8").split("\n").slice(0, -1)) this.mark(line);
    }
    this.file = openSync(path, "a", 0o600);
  }

  private path(dataDir: string, day: string): string {
    return join(dataDir, `otimes-${day}.log`);
  }

  private flush(): void {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    if (this.pending && this.file !== undefined) writeSync(this.file, this.pending);
    this.pending = "";
  }
}
