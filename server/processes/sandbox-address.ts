/** Where the sandbox of a running shop listens: `npm start` writes it into the data folder, commands beside it read it there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./data-lock";

export interface SandboxAddress {
  url: string;
  /** Its name server, "127.0.0.1:4853". */
  dns: string;
}

const fileOf = (dir: string) => join(dir, "sandbox.json");

/** Called by the process that keeps the sandbox running: the address holds as long as this process lives. */
export function writeSandboxAddress(dir: string, address: SandboxAddress): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(fileOf(dir), JSON.stringify({ ...address, pid: process.pid }));
}

/** The address, or null when no shop with a sandbox runs from the folder. */
export function readSandboxAddress(dir: string): SandboxAddress | null {
  if (!existsSync(fileOf(dir))) return null;
  const { url, dns, pid } = JSON.parse(readFileSync(fileOf(dir), "utf8"));
  return isAlive(pid) ? { url, dns } : null;
}
