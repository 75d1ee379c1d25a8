/** One process at a time runs from a data folder: the shop, or a command that needs its database. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error";

const fileOf = (dir: string) => join(dir, "start.pid");

/** The process that runs from the folder, or null. */
export function holderOf(dir: string): number | null {
  if (!existsSync(fileOf(dir))) return null;
  const pid = Number(readFileSync(fileOf(dir), "utf8"));
  return pid !== process.pid && isAlive(pid) ? pid : null;
}

/** Takes the folder for this process: two processes can't open the same database files. @throws StartError when another has it. */
export function lockData(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const pid = holderOf(dir);
  if (pid !== null) throw new StartError(`Kumquat already runs from this folder (process ${pid}). Stop it first.`);
  writeFileSync(fileOf(dir), String(process.pid));
}

export function unlockData(dir: string): void {
  rmSync(fileOf(dir), { force: true });
}

/** Whether a process of that number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process: its file was left behind
  }
}
