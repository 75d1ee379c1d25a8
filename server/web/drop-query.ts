import type { IncomingMessage } from "node:http";

/**
 * Takes the query off a visit of a prerendered page. Next renders such a page again with the address of the request that found it out of
 * date, and writes that address into the copy that everybody gets; the page itself reads the query in the browser. Parts of pages that
 * Next's router fetches keep theirs.
 */
export function dropQuery(request: IncomingMessage, isPrerendered: (path: string) => boolean): void {
  const { url = "", headers } = request;
  const at = url.indexOf("?");
  if (at >= 0 && headers.rsc === undefined && isPrerendered(url.slice(0, at))) request.url = url.slice(0, at);
}
