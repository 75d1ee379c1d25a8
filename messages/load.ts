import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "./languages";

/** A tree of ICU sentences: namespace (a file's name), then keys. */
export interface Messages {
  [key: string]: string | Messages;
}

const loaded = new Map<Language, Promise<Messages>>();

/**
 * All messages of a language, one namespace per file of messages/<language>/. Server only; read once per process. ClientMessages
 * passes on to the browser what a page needs there.
 */
export function loadMessages(language: Language): Promise<Messages> {
  const known = loaded.get(language);
  if (known) return known;
  const promise = readAll(language);
  loaded.set(language, promise);
  promise.catch(() => loaded.delete(language));
  return promise;
}

async function readAll(language: Language): Promise<Messages> {
  const names = readdirSync(join(process.cwd(), "messages", language))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length));
  const entries = names.map(async (name) => {
    const file: { default: Messages } = await import(`./${language}/${name}.json`);
    return [name, file.default] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
