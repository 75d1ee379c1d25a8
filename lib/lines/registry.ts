import { domainLine } from "./domain/line";
import type { Line } from "./line";

const lines: Readonly<Record<string, Line>> = { domain: domainLine };

/** @throws when the shop has no such line: an item of it can't have been sold. */
export function lineOf(id: string): Line {
  const line = lines[id];
  if (!line) throw new Error(`no product line "${id}"`);
  return line;
}

export function isLine(id: string): boolean {
  return id in lines;
}
