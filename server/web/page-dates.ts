import type { IncomingMessage, ServerResponse } from "node:http";
import { requestLocale } from "../../lib/http/locale";
import { languageOfAddress } from "../../messages/addresses";
import { headersOf } from "./refuse-request";

interface Version {
  etag: string;
  atMs: number;
}

/**
 * Gives prerendered pages a Last-Modified header: when this process first answered with their present version, whole seconds. Next tells
 * versions apart by ETag alone, which crawlers seldom send back.
 */
export class PageDates {
  private readonly versions = new Map<string, Version>();

  constructor(
    private readonly isPrerendered: (path: string) => boolean,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Call it before the page is answered. A request that knows a page by its date alone, as the present version or a later one, then asks
   * by the ETag of that version: it is answered with 304 exactly if the page is still the same.
   */
  add(request: IncomingMessage, response: ServerResponse): void {
    const { method, url = "", headers } = request;
    if ((method !== "GET" && method !== "HEAD") || headers.rsc !== undefined || !this.isPrerendered(url)) return;
    const key = `${languageOfAddress(url) ?? requestLocale(headersOf(request))} ${url}`;
    const known = this.versions.get(key);
    const sinceMs = Date.parse(headers["if-modified-since"] ?? "");
    if (known && headers["if-none-match"] === undefined && sinceMs >= known.atMs) headers["if-none-match"] = known.etag;
    const { writeHead } = response;
    const dates = this;
    response.writeHead = function dated(this: ServerResponse, status: number, ...rest: unknown[]) {
      const etag = response.getHeader("etag");
      if ((status === 200 || status === 304) && etag !== undefined && !response.headersSent)
        response.setHeader("last-modified", new Date(dates.dateOf(key, String(etag))).toUTCString());
      return Reflect.apply(writeHead, response, [status, ...rest]);
    } as typeof writeHead;
  }

  private dateOf(key: string, etag: string): number {
    const known = this.versions.get(key);
    if (known?.etag === etag) return known.atMs;
    const second = Math.floor(this.now() / 1_000) * 1_000;
    // Two versions never have the same second, because a date must name one of them.
    const atMs = Math.max(second, (known?.atMs ?? 0) + 1_000);
    this.versions.set(key, { etag, atMs });
    return atMs;
  }
}
