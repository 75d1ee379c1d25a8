import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../../lib/core/log";
import { contentSecurityPolicy } from "../../lib/http/content-security-policy";
import { FIRST_SCRIPT } from "../../lib/http/first-script";
import { languageOfAddress } from "../../messages/addresses";
import { inlineScripts, ownScripts } from "./own-scripts";

const policies = new Map<string, string>();

/**
 * The policy of a whole page: the hashes of the inline scripts that Next wrote, computed once for each version of the page. For an
 * answer without a body (HEAD, 304): the policy that is known, or none.
 */
function policyOf(page: Buffer, etag: string): string | undefined {
  const known = etag === "" ? undefined : policies.get(etag);
  if (known !== undefined || page.length === 0) return known;
  const text = page.toString("utf8");
  const own = new Set(ownScripts(text));
  const others = inlineScripts(text).filter((code) => code !== FIRST_SCRIPT && !own.has(code));
  // The browser refuses them. Either somebody injected them, or a newer Next writes its scripts in another form.
  if (others.length > 0)
    log.warn({ scripts: others.map((code) => code.slice(0, 80)) }, "a page holds scripts that are not ours");
  const hashes = [...own].map((code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  const policy = contentSecurityPolicy(hashes.join(" "));
  if (policies.size > 1_000) policies.clear();
  if (etag !== "") policies.set(etag, policy);
  return policy;
}

/**
 * Sets the policy of a page that has none, with the hashes of Next's scripts in it. Next writes the head before the body, so the head
 * is held until the whole page is written; a page that has a policy already (a nonce) is streamed. A page whose address contains no
 * language also gets a Vary header, because its language depends on these headers: a cache in between must not mix the languages.
 */
export function addPagePolicy({ url = "" }: IncomingMessage, response: ServerResponse): void {
  const { writeHead, write, end, flushHeaders } = response;
  const chunks: Buffer[] = [];
  let held: unknown[] | undefined;
  const [path = ""] = url.split("?", 1);
  let varied = languageOfAddress(path) !== undefined;
  let whole = false;

  const holds = () => {
    const type = String(response.getHeader("content-type") ?? "");
    if (!varied && !response.headersSent && /^text\/(html|x-component)/.test(type)) {
      varied = true;
      response.appendHeader("vary", "Cookie, Accept-Language");
    }
    if (whole || response.headersSent || !type.startsWith("text/html")) return false;
    return !response.hasHeader("content-security-policy");
  };

  response.writeHead = function hold(this: ServerResponse, ...args: unknown[]) {
    if (!holds()) return Reflect.apply(writeHead, response, args);
    held = args;
    return response;
  } as typeof writeHead;

  response.flushHeaders = () => {
    if (!holds()) Reflect.apply(flushHeaders, response, []);
  };

  response.write = function gather(this: ServerResponse, chunk: unknown, ...rest: unknown[]) {
    if (!holds()) return Reflect.apply(write, response, [chunk, ...rest]);
    chunks.push(bufferOf(chunk));
    const done = rest.at(-1);
    if (typeof done === "function") queueMicrotask(() => done());
    return true;
  } as typeof write;

  response.end = function finish(this: ServerResponse, ...args: unknown[]) {
    if (!holds()) return Reflect.apply(end, response, args);
    const [last] = args;
    if (last !== undefined && last !== null && typeof last !== "function") chunks.push(bufferOf(last));
    const page = Buffer.concat(chunks);
    const policy = policyOf(page, String(response.getHeader("etag") ?? ""));
    if (policy !== undefined) response.setHeader("content-security-policy", policy);
    whole = true;
    if (held) Reflect.apply(writeHead, response, held);
    const done = args.find((one) => typeof one === "function");
    return Reflect.apply(end, response, done ? [page, done] : [page]);
  } as typeof end;
}

function bufferOf(chunk: unknown): Buffer {
  return typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array);
}
