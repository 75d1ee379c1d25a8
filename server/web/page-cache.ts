import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";
import { languageOfAddress } from "../../messages/addresses";

interface Kept {
  headers: Record<string, OutgoingHttpHeader>;
  /** As it was sent, so already compressed. */
  body: Buffer;
  etag: string | undefined;
  atMs: number;
  /** A request for the next version is under way; until it is answered other visitors get this one. */
  renewing: boolean;
}

/** Headers of one connection or one answer, which are not cached with the page. */
const PASSING = new Set(["date", "connection", "keep-alive", "transfer-encoding", "content-length", "set-cookie"]);
const MOST_BYTES = 1_000_000;

/**
 * Caches for a second, compressed, the pages that Next marks as shared (prerendered, `s-maxage`): with many visitors, each visit of the
 * home page costs a look-up instead of reading, hashing and compressing the page again. A page that depends on a session has no
 * `s-maxage` and is not cached. The key is the address, the encoding and, where the address does not contain it, what decides the
 * language. Each web process has its own cache, and the shop works without one.
 */
export class PageCache {
  private readonly pages = new Map<string, Kept>();

  constructor(
    private readonly freshMs = 1_000,
    private readonly most = 300,
    private readonly now: () => number = Date.now,
  ) {}

  /** Answers from the cache. @returns false when Next must answer; its answer is then cached if that is allowed. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    const key = keyOf(request);
    if (key === undefined) return false;
    const kept = this.pages.get(key);
    if (kept && (kept.renewing || this.now() - kept.atMs < this.freshMs)) {
      send(kept, request, response);
      return true;
    }
    if (kept) kept.renewing = true;
    this.watch(key, response);
    return false;
  }

  /** Empties the cache. */
  clear(): void {
    this.pages.clear();
  }

  private watch(key: string, response: ServerResponse): void {
    const { write, end } = response;
    const chunks: Buffer[] = [];
    let bytes = 0;
    const gather = (chunk: unknown) => {
      if (chunk === undefined || chunk === null || typeof chunk === "function") return;
      const part = typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array);
      bytes += part.length;
      if (bytes <= MOST_BYTES) chunks.push(part);
    };
    response.write = function watched(this: ServerResponse, ...args: unknown[]) {
      gather(args[0]);
      return Reflect.apply(write, response, args);
    } as typeof write;
    response.end = function watched(this: ServerResponse, ...args: unknown[]) {
      gather(args[0]);
      return Reflect.apply(end, response, args);
    } as typeof end;
    // The old page is dropped also when the visitor left or the new answer may not be cached; else it would stay for ever.
    response.once("close", () => {
      this.pages.delete(key);
      const whole = response.writableFinished && bytes <= MOST_BYTES;
      if (whole && isShared(response)) this.keep(key, response, Buffer.concat(chunks));
    });
  }

  private keep(key: string, response: ServerResponse, body: Buffer): void {
    const headers = Object.entries(response.getHeaders()).filter(([name, value]) => value && !PASSING.has(name));
    const etag = response.getHeader("etag");
    this.pages.set(key, {
      headers: Object.fromEntries(headers) as Record<string, OutgoingHttpHeader>,
      body,
      etag: etag === undefined ? undefined : String(etag),
      atMs: this.now(),
      renewing: false,
    });
    const [oldest] = this.pages.keys();
    if (this.pages.size > this.most && oldest !== undefined) this.pages.delete(oldest);
  }
}

/** Undefined for a request that is not a plain visit of a page: it is never answered from the cache. */
function keyOf({ method, url = "", headers }: IncomingMessage): string | undefined {
  if (method !== "GET" || url.startsWith("/_next/") || url.startsWith("/api/")) return undefined;
  if (headers.rsc !== undefined || headers.range !== undefined || headers.authorization !== undefined) return undefined;
  const key = [url, headers["accept-encoding"] ?? ""];
  const [path = ""] = url.split("?", 1);
  if (languageOfAddress(path) === undefined) {
    const language = /(?:^|;\s*)lang=([^;]*)/.exec(headers.cookie ?? "")?.[1] ?? "";
    key.push(language, headers["accept-language"] ?? "");
  }
  return key.join("\n");
}

function isShared(response: ServerResponse): boolean {
  return (
    response.statusCode === 200 &&
    /\bs-maxage=[1-9]/.test(String(response.getHeader("cache-control") ?? "")) &&
    String(response.getHeader("content-type") ?? "").startsWith("text/html") &&
    !response.hasHeader("set-cookie")
  );
}

function send(kept: Kept, request: IncomingMessage, response: ServerResponse): void {
  if (kept.etag !== undefined && request.headers["if-none-match"] === kept.etag) {
    const { "content-encoding": _, "content-type": __, ...headers } = kept.headers;
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...kept.headers, "content-length": kept.body.length }).end(kept.body);
}
