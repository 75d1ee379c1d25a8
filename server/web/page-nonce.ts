import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { contentSecurityPolicy } from "../../lib/http/content-security-policy";

/**
 * Sets the Content-Security-Policy of a dynamic page with a nonce, which Next reads from the request and writes into its own
 * scripts;
 * the script in the head (lib/http/first-script.ts) runs by its hash. A policy that a client sends is dropped, because its nonce would be known.
 */
export function addPageNonce(
  request: IncomingMessage,
  response: ServerResponse,
  options: { isDynamic: (path: string) => boolean; dev?: boolean },
): void {
  const { headers, url = "/" } = request;
  delete headers["content-security-policy"];
  delete headers["content-security-policy-report-only"];
  const [path = "/"] = url.split("?", 1);
  if (!options.isDynamic(path)) return;
  const policy = contentSecurityPolicy(`'nonce-${randomBytes(18).toString("base64")}'`, options);
  headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
}
