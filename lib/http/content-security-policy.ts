import { FIRST_SCRIPT_SOURCE } from "./first-script";

/**
 * The Content-Security-Policy of every page. `scripts` are the sources of inline scripts that this page may run: a nonce
 * ('nonce-…') on dynamic pages, hashes on prerendered ones; the script in the head of all pages is in every policy. Styles may be inline: React writes style attributes.
 */
export function contentSecurityPolicy(scripts: string, options: { dev?: boolean } = {}): string {
  const eval_ = options.dev ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    ["script-src 'self'", scripts, FIRST_SCRIPT_SOURCE].filter(Boolean).join(" ") + eval_,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${options.dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
