import type { IncomingMessage, ServerResponse } from "node:http";
import { requestId } from "../../lib/core/request-id";
import { requestLocale } from "../../lib/http/locale";
import { errorSentence } from "../../lib/http/problem";
import { languageOfAddress } from "../../messages/addresses";
import en from "../../messages/en/shell.json";
import zh from "../../messages/zh/shell.json";
import { headersOf } from "./refuse-request";

const RETRY_SECONDS = 10;
/**
 * Ids of running requests whose page failed because the database was away. instrumentation.ts reports them, through a global, because
 * Next loads its own copy of this module.
 */
const away = new Set<string>();
(globalThis as { kumquatAway?: (id: string) => void }).kumquatAway = (id) => void away.add(id);

/**
 * Answers 503 with Retry-After and a sentence instead of Next's 500, when a page failed because the database was away: in Next the
 * status of a page that threw can't be chosen. An answer that has begun to stream stays as it is.
 */
export function answerAway(request: IncomingMessage, response: ServerResponse): void {
  const id = requestId();
  if (id === undefined) return;
  response.once("close", () => away.delete(id));
  const { writeHead, write, end } = response;
  let replaced = false;

  const replaces = (status: number): boolean => {
    if (replaced) return true;
    if (status !== 500 || response.headersSent || !away.has(id)) return false;
    replaced = true;
    for (const name of response.getHeaderNames()) if (!KEPT.has(name)) response.removeHeader(name);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("cache-control", "no-store");
    response.setHeader("retry-after", String(RETRY_SECONDS));
    response.setHeader(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    Reflect.apply(writeHead, response, [503]);
    Reflect.apply(end, response, [pageOf(request)]);
    return true;
  };

  response.writeHead = function head(this: ServerResponse, ...args: unknown[]) {
    return replaces(Number(args[0])) ? response : Reflect.apply(writeHead, response, args);
  } as typeof writeHead;
  response.write = function body(this: ServerResponse, ...args: unknown[]) {
    if (!replaces(response.statusCode)) return Reflect.apply(write, response, args);
    callBack(args);
    return true;
  } as typeof write;
  response.end = function last(this: ServerResponse, ...args: unknown[]) {
    if (!replaces(response.statusCode)) return Reflect.apply(end, response, args);
    callBack(args);
    return response;
  } as typeof end;
}

/** Headers that the web process set, not the page that failed. */
const KEPT = new Set([
  "x-content-type-options",
  "referrer-policy",
  "x-frame-options",
  "permissions-policy",
  "strict-transport-security",
]);

function callBack(args: readonly unknown[]): void {
  const done = args.find((one) => typeof one === "function");
  if (typeof done === "function") queueMicrotask(() => done());
}

function pageOf(request: IncomingMessage): string {
  const [path = ""] = (request.url ?? "").split("?", 1);
  const locale = languageOfAddress(path) ?? requestLocale(headersOf(request));
  const { failure } = locale === "en" ? en : zh;
  const sentence = errorSentence("database_away", {}, locale);
  const style =
    ":root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}main{max-width:32rem;margin:20vh auto;padding:0 1rem}";
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${failure.title}</title><style>${style}</style><main><h1>${failure.title}</h1><p>${sentence}</p><p><a href="">${failure.retry}</a></p></main></html>`;
}
