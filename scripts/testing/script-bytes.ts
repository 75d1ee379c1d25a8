import { gzipSync } from "node:zlib";

/** The most script that a page sends, in kB compressed: to a first visitor, and on the other pages of a customer. */
export const SCRIPT_LIMITS = { first: 180, other: 220 };

/**
 * Compressed bytes of every script that the page names or contains, as a modern browser fetches them (nomodule left out). Inline scripts
 * are compressed together: they arrive in one document, in as many pieces as the server flushed.
 * @param read the answer of an address of the shop; a script that several pages name may be remembered
 */
export async function scriptBytes(path: string, read: (path: string) => Promise<Buffer>): Promise<number> {
  const html = (await read(path)).toString();
  let bytes = 0;
  let inlined = "";
  for (const [, attributes = "", inline = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bnomodule\b/i.test(attributes)) continue;
    const src = /\bsrc="([^"]+)"/.exec(attributes)?.[1];
    if (src) bytes += gzipSync(await read(src)).byteLength;
    else inlined += inline;
  }
  return bytes + gzipSync(inlined).byteLength;
}
