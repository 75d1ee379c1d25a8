import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What `next build` says of its pages: the address of each, and which are prerendered. */
const pages = z.record(z.string(), z.string());
const prerendered = z.object({ dynamicRoutes: z.record(z.string(), z.unknown()) });

/** Every page has the language as its first part, which no address shows (next.config.js). */
const LANGUAGE = /^\/\[locale\](?=\/|$)/;

/**
 * Which addresses, without their query, are pages that are made anew for each request: as the build in `dir` says. A page that takes any
 * address (`[...rest]`) is none of them.
 *
 * The match is strict, since a prerendered page must never be taken for one of these: Next would write the visitor's nonce into the copy
 * that it keeps for everybody. An address that a URL parser reads differently ("/account/../prices") is none of them either. To be
 * missing does no harm: the page then gets hashes.
 * @throws when the build is not there, or a newer Next writes these files another way.
 */
export function readDynamicPages(dir = ".next"): (path: string) => boolean {
  const read = (file: string) => JSON.parse(readFileSync(join(dir, file), "utf8")) as unknown;
  const { dynamicRoutes } = prerendered.parse(read("prerender-manifest.json"));
  const patterns = Object.values(pages.parse(read("app-path-routes-manifest.json")))
    .filter((page) => LANGUAGE.test(page) && !(page in dynamicRoutes) && !page.includes("[..."))
    .map((page) => page.replace(LANGUAGE, "").replace(/\[\w+\]/g, "[^/]+"));
  if (patterns.length === 0) throw new Error(`the build in ${dir} names no dynamic page`);
  const dynamic = new RegExp(`^(?:${patterns.join("|")})/?$`);
  return (path) => dynamic.test(path) && new URL(`http://shop${path}`).pathname === path;
}

/** While developing nothing is prerendered. */
export function isAnyPage(path: string): boolean {
  return !/^\/(?:api|_next|\.well-known)(?:\/|$)/.test(path);
}
