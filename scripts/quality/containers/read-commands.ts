import { commandBlocks } from "../documents/command-blocks";

/** The commands that a section of a page shows: its code blocks in order, each with its lines. Comments are left out. */
export function readCommands(page: string, heading: string): string[][] {
  const lines = page.split("\n");
  const begin = lines.indexOf(heading);
  if (begin === -1) throw new Error(`the page has no heading "${heading}"`);
  const level = heading.indexOf(" ");
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  const section = (end === -1 ? rest : rest.slice(0, end)).join("\n");
  return commandBlocks("", section).map(({ text }) => text.split("\n").filter((line) => !line.startsWith("#")));
}

/** What the proof does otherwise than a page says, and why. */
export interface Substitution {
  said: RegExp;
  done: string;
  why: string;
}

/** @returns the line with every substitution made, and those that it took */
export function substituted(line: string, all: readonly Substitution[]): { line: string; used: Substitution[] } {
  const used = all.filter(({ said }) => said.test(line));
  return { line: used.reduce((text, { said, done }) => text.replace(said, () => done), line), used };
}
