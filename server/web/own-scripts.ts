import { z } from "zod";

const END = "</body></html>";
const OPEN = "<script>";
const CLOSE = "</script>";
const DATA_BEGIN = "(self.__next_f=self.__next_f||[]).push([0])";
const DATA = /^self\.__next_f\.push\((.+)\)$/s;
const RUNTIME =
  /<script id="_R_">(\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[^<]*\})\);)<\/script>/g;

/** What React is to show, as text (1) or bytes in base64 (3). It runs nothing: it is read as data. */
const data = z.tuple([z.union([z.literal(1), z.literal(3)]), z.string()]);
/** Which of our own files hold the program, and where it begins. */
const runtime = z.strictObject({
  otherChunks: z.array(z.string().regex(/^static\/chunks\/[\w.~-]+\.js(\?[\w=-]*)?$/)),
  runtimeModuleIds: z.array(z.union([z.int(), z.string().regex(/^[\w/.-]+$/)])),
});

/**
 * The inline scripts of a page that Next itself wrote: the one that begins the program, and the data of the page, which stand in
 * one row at its very end. Anything else, wherever it came from, is not among them, also when it looks like data but stands in
 * the midst of the page.
 * @returns the scripts' text, for the page's policy; no data when the page does not end as Next ends a page.
 */
export function ownScripts(page: string): string[] {
  const found = dataScripts(page);
  // React writes it after all that the page shows.
  const [, code, described] = [...page.matchAll(RUNTIME)].at(-1) ?? [];
  if (code !== undefined && described !== undefined && isJson(described, runtime)) found.push(code);
  return found;
}

/** From the end backwards, as long as there is one after the other. Text of the page holds no "<": Next writes \u003c. */
function dataScripts(page: string): string[] {
  const found: string[] = [];
  let end = page.trimEnd().length - END.length;
  if (!page.startsWith(END, end)) return [];
  while (page.startsWith(CLOSE, end - CLOSE.length)) {
    const begin = page.lastIndexOf(OPEN, end - 1);
    const code = page.slice(begin + OPEN.length, end - CLOSE.length);
    if (begin < 0 || code.includes("<")) break;
    const [, pushed] = DATA.exec(code) ?? [];
    if (code !== DATA_BEGIN && (pushed === undefined || !isJson(pushed, data))) break;
    found.push(code);
    // What stands before the first of them is not theirs.
    if (code === DATA_BEGIN) return found;
    end = begin;
  }
  return [];
}

function isJson(text: string, schema: z.ZodType): boolean {
  try {
    return schema.safeParse(JSON.parse(text)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The text of every inline script of a page, ours or not, that a browser might run. */
export function inlineScripts(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(([, code = ""]) => code);
}
