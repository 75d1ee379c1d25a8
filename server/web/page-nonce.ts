import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy } from "../../lib/http/content-security-policy";

/** Pages that are made anew for each request. */
const DYNAMIC =
  /^\/(?:(?:account|admin)(?:[/?]|$)|(?:checkout|sign-in|register|confirm-email|forgot-password|reset-password)\/?(?:\?|$))/;

/**
 * Gives a dynamic page its Content-Security-Policy with a nonce, which Next reads from the request and puts on its own
 * scripts; files of ours (theme.js) run as 'self'. Layouts learn the address from x-path, to come back to it after signing
 * in. What a client sends under these names is dropped: a nonce that others know is none.
 */
export function addPageNonce(request: IncomingMessage, response: ServerResponse, options: { dev?: boolean }): void {
  const { headers, url = "/" } = request;
  delete headers["x-path"];
  delete headers["content-security-policy"];
  delete headers["content-security-policy-report-only"];
  if (!DYNAMIC.test(url)) return;
  const policy = contentSecurityPolicy(`'nonce-${randomBytes(18).toString("base64")}'`, options);
  headers["x-path"] = pathOf(url);
  headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
}

/** The address as a person would write it: without what Next's router adds when it fetches a page's parts. */
function pathOf(url: string): string {
  const at = url.indexOf("?");
  if (at < 0) return url;
  const query = new URLSearchParams(url.slice(at + 1));
  query.delete("_rsc");
  return query.size > 0 ? `${url.slice(0, at)}?${query}` : url.slice(0, at);
}
