import type { IncomingMessage } from "node:http";

/**
 * Sets headers for the app: the caller's address (x-kumquat-ip, read by lib/auth/authenticate.ts) and the page's (x-path, read by
 * lib/auth/current-actor.ts, to come back to it after signing in). What a client sends under these names is replaced.
 * @param trustedProxies how many trusted proxies are in front: the address is that many entries from the right of X-Forwarded-For.
 */
export function setOwnHeaders(request: IncomingMessage, trustedProxies: number): void {
  request.headers["x-kumquat-ip"] = clientAddress(request, trustedProxies);
  request.headers["x-path"] = pathOf(request.url ?? "/");
  // Without a user agent Next ignores `htmlLimitedBots` of next.config.js and sends a page before its title; a page that it prerenders
  // for such a visit it would cache like that for everybody.
  request.headers["user-agent"] ||= "-";
}

function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim());
  const address = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return (address || request.socket.remoteAddress || "unknown").replace(/^::ffff:/, "");
}

/** The page's address without the parameter that Next's router adds when it fetches parts of a page. */
function pathOf(url: string): string {
  const at = url.indexOf("?");
  if (at < 0) return url;
  const query = new URLSearchParams(url.slice(at + 1));
  query.delete("_rsc");
  return query.size > 0 ? `${url.slice(0, at)}?${query}` : url.slice(0, at);
}
