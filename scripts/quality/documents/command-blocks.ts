import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "docs/operations";

/** A block of commands, or of a file's text, of a page of docs/operations. */
export interface CommandBlock {
  /** "install", without ".md". */
  page: string;
  /** Its lines, without their indentation. */
  text: string;
}

export const operationPages = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -3))
    .sort();

/** The indented blocks of a page, in their order; those of a list's items as well. An empty line ends a block. */
export function commandBlocks(page: string, source = readFileSync(`${FOLDER}/${page}.md`, "utf8")): CommandBlock[] {
  const blocks: string[][] = [];
  let current: string[] | null = null;
  let isAfterEmpty = true;
  for (const line of source.split("\n")) {
    const isCode = /^ {4,}\S/.test(line);
    if (isCode && (current || isAfterEmpty)) {
      if (!current) {
        current = [];
        blocks.push(current);
      }
      current.push(line);
    } else current = null;
    isAfterEmpty = line.trim() === "";
  }
  return blocks.map((lines) => {
    const indent = Math.min(...lines.map((line) => line.search(/\S/)));
    return { page, text: lines.map((line) => line.slice(indent)).join("\n") };
  });
}
