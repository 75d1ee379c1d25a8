import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** In the order in which they run. They are files of public/ because that folder lies beside every way to run the shop. */
const FILES = ["theme.js", "early.js"];

/** Comments and indentation are for readers of the file; each page would carry them. Holds for whole-line comments alone. */
function withoutComments(code: string): string {
  const lines = code.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("//")).join("\n");
}

/**
 * The script in the head of every page, which runs before anything is seen: the theme must be right from the first paint on, and presses
 * that come before React listens must be kept. It stands in the page, because two files to fetch first held up every first paint.
 */
export const FIRST_SCRIPT = FILES.map((file) =>
  withoutComments(readFileSync(join(process.cwd(), "public", file), "utf8")),
).join("\n");

/** Its source in a Content-Security-Policy: this very text may run in a page, and no other without a nonce or hash of its own. */
export const FIRST_SCRIPT_SOURCE = `'sha256-${createHash("sha256").update(FIRST_SCRIPT).digest("base64")}'`;
