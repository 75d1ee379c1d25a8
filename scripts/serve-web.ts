/**
 * One web process: Next behind a plain HTTP server of ours, which says who asks (address), compresses, and gives every
 * answer its security headers. Prerendered pages get a Content-Security-Policy with the hashes of their inline scripts,
 * computed once per page version, dynamic pages one with a nonce; what everybody gets alike is remembered for a second.
 */
import { createServer, type IncomingMessage } from "node:http";
import compression from "compression";
import next from "next";
import { log } from "../lib/core/log";
import { gatherWrites } from "./gather-writes";
import { PageCache } from "./page-cache";
import { addPageNonce } from "./page-nonce";
import { addPagePolicy } from "./page-policy";
import { isSearch, refuseCrowd } from "./search-crowd";
import { warmPages } from "./warm-pages";

/** How many proxies of yours stand in front: the address is that many entries from the right of X-Forwarded-For. */
const trustedProxies = Number(process.env.TRUSTED_PROXIES ?? 0);

function clientAddress(request: IncomingMessage): string {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim());
  const address = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return (address || request.socket.remoteAddress || "unknown").replace(/^::ffff:/, "");
}

/** Streams (search, order progress) go out as they come: compressing would hold their first bytes back. */
const STREAMS = /^(text\/event-stream|application\/x-ndjson)/;
const shrink = compression({
  threshold: 1024,
  filter: (request, response) =>
    !STREAMS.test(String(response.getHeader("content-type") ?? "")) && compression.filter(request, response),
});

/** Listens on PORT until it is told to stop. */
export async function serveWeb({ dev }: { dev: boolean }): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const host = process.env.HOST ?? "0.0.0.0";
  const https = (process.env.APP_URL ?? "").startsWith("https:");
  const app = next({ dev, port, hostname: host });
  await app.prepare();
  const handle = app.getRequestHandler();
  const pages = new PageCache();

  const server = createServer(async (request, response) => {
    request.headers["x-kumquat-ip"] = clientAddress(request);
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
    response.setHeader("x-frame-options", "DENY");
    response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=()");
    if (https) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (isSearch(request) && (await refuseCrowd(request, response))) return;
    addPageNonce(request, response, { dev });
    if (!dev && pages.serve(request, response)) return;
    shrink(request as never, response as never, () => {
      gatherWrites(response);
      if (!dev) addPagePolicy(response);
      handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, "page failed");
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      });
    });
  });
  // Reloading while one works goes over a WebSocket.
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  server.keepAliveTimeout = 65_000;
  const near = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  server.listen(port, host, () => {
    if (!dev) void warmPages(`http://${near.includes(":") ? `[${near}]` : near}:${port}`);
  });

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
      // Streams of a visitor who stays (search, order progress) must not hold a stop for ever.
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
    });
  }
}
