/** The commands that a section of a page shows: its code blocks in order, each with its lines. Comments and empty lines are left out. */
export function readCommands(page: string, heading: string): string[][] {
  const lines = page.split("\n");
  const begin = lines.indexOf(heading);
  if (begin === -1) throw new Error(`the page has no heading "${heading}"`);
  const level = heading.indexOf(" ");
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const line of end === -1 ? rest : rest.slice(0, end)) {
    const [, command] = /^ {4}(\S.*)$/.exec(line) ?? [];
    if (command === undefined) {
      if (line !== "") open = null;
      continue;
    }
    if (open === null) {
      open = [];
      blocks.push(open);
    }
    if (!command.startsWith("#")) open.push(command);
  }
  return blocks;
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
