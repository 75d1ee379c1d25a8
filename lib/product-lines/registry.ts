import { cloudLine } from "./cloud/line";
import { databaseLine } from "./database/line";
import { domainLine } from "./domain/line";
import { hostingLine } from "./hosting/line";
import type { Line } from "./line";
import { mailLine } from "./mail/line";

/** Every line that the shop can sell. Its form, if it has one, stands in ./forms.ts as well. */
export const lines: readonly Line[] = [domainLine, hostingLine, cloudLine, databaseLine, mailLine];

const byId = new Map(lines.map((line) => [line.id, line]));

/** @throws when the shop has no such line: an item of it can't have been sold. */
export function lineOf(id: string): Line {
  const line = byId.get(id);
  if (!line) throw new Error(`no product line "${id}"`);
  return line;
}

export function isLine(id: string): boolean {
  return byId.has(id);
}

/** All names under which one product stands in orders and at the upstream. */
export function spellingsOf(line: string, name: string): readonly string[] {
  return lineOf(line).spellings?.(name) ?? [name];
}
