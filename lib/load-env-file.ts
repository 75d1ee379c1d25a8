// biome-ignore-all lint/style/noProcessEnv: writes it, from .env
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigurationError } from "./core/configuration-error";

/** An assignment as Node reads it: name, value (in quotes, possibly of several rows, or bare up to a #), and a comment. */
const ASSIGNMENT =
  /^[ \t]*(?:export\s+)?([\w.-]+)[ \t]*=([ \t]*'[^']*'|[ \t]*"[^"]*"|[ \t]*`[^`]*`|[^#\r\n]*)[ \t]*(#.*)?$/gm;

/**
 * Reads `.env` into process.env; what is set there already stays. Every process calls this before it reads its environment, so that
 * all see the same values. Next has a reader of its own, which replaces `$word` within values, also of variables that are set already:
 * it is switched off.
 * @throws ConfigurationError for a bare value with a # in it: Node would cut the value there without a word.
 */
export function loadEnvFile(path = ".env"): void {
  // What @next/env looks for before it reads a file.
  process.env.__NEXT_PROCESSED_ENV = "true";
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8").replace(/\r\n?/g, "\n");
  refuseCutValues(path, text);
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
}

function refuseCutValues(path: string, text: string): void {
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [, name, value = "", comment] = match;
    if (comment === undefined || /^\s*['"`]/.test(value) || /\s$/.test(value)) continue;
    const row = text.slice(0, match.index).split("\n").length;
    // The value stays out of the message: it may be a password.
    throw new ConfigurationError(
      `${path}, row ${row}: the value of ${name} has a # and no quotes, so that the rest of it would be lost. ` +
        `Write it in quotes: ${name}='…'. A comment begins with a space and a #.`,
    );
  }
}
