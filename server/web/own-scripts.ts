import { z } from "zod";

const END = "</body></html>";
const OPEN = "<script>";
const CLOSE = "</script>";
const DATA_BEGIN = "(self.__next_f=self.__next_f||[]).push([0])";
const DATA = /^self\.__next_f\.push\((.+)\)$/s;
const RUNTIME =
  /<script id="_R_">(\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[^<]*\})\);)<\/script>/g;

/** The page's data for React, as text (1) or bytes in base64 (3); no code. */
const data = z.tuple([z.union([z.literal(1), z.literal(3)]), z.string()]);
/** The program's files, and the modules that it starts with. */
const runtime = z.strictObject({
  otherChunks: z.array(z.string().regex(/^static\/chunks\/[\w.~-]+\.js(\?[\w=-]*)?$/)),
  runtimeModuleIds: z.array(z.union([z.int(), z.string().regex(/^[\w/.-]+$/)])),
});

/**
 * The inline scripts of a page that Next itself wrote: the one that starts the program, and the page's data, which are scripts one
 * after the other at the end of the page. Every other script is left out, also one that looks like data but is elsewhere in the page.
 * @returns the scripts' text, for the page's policy; without data when the page does not end as a page of Next does.
 */
export function ownScripts(page: string): string[] {
  const found = dataScripts(page);
  // The last match, because React writes this script after the page's content.
  const [, code, described] = [...page.matchAll(RUNTIME)].at(-1) ?? [];
  if (code !== undefined && described !== undefined && isJson(described, runtime)) found.push(code);
  return found;
}

/** Reads backwards from the end, while script follows script. Data contains no "<", because Next writes \u003c. */
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
    // The first script of the data: those before it are not Next's.
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

/** Data for search engines, which no browser runs, by the very tag that components/shop/json-ld.tsx writes. */
const JSON_LD = '<script type="application/ld+json">';
const jsonLd = z.looseObject({ "@context": z.literal("https://schema.org") });

/** The text of every inline script of a page, ours or not, that a browser might run. */
export function inlineScripts(page: string): string[] {
  return [...page.matchAll(/(<script(?![^>]*\ssrc=)[^>]*>)([\s\S]*?)<\/script>/gi)].flatMap(([, tag, code = ""]) =>
    tag === JSON_LD && !code.includes("<") && isJson(code, jsonLd) ? [] : [code],
  );
}
