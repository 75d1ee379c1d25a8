/**
 * One web process: Next behind a plain HTTP server of ours, which says who asks (address), compresses, and gives every
 * answer its security headers. Prerendered pages get a Content-Security-Policy with the hashes of their inline scripts,
 * computed once per page version, dynamic pages one with a nonce; what everybody gets alike is remembered for a second.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import compression from "compression";
import next from "next";
import { log } from "../../lib/core/log";
import { whenParentGone } from "../../lib/core/when-parent-gone";
import { env } from "../../lib/env";
import { answerAway } from "./answer-away";
import { Drain } from "./drain";
import { followSettings } from "./follow-settings";
import { gatherWrites } from "./gather-writes";
import { PageCache } from "./page-cache";
import { addPageNonce } from "./page-nonce";
import { addPagePolicy } from "./page-policy";
import { readTarget } from "./read-target";
import { refuseRequest } from "./refuse-request";
import { isSearch, refuseCrowd } from "./search-crowd";
import { hearTrouble } from "./worker-trouble";

/** @param trustedProxies of yours stand in front: the address is that many entries from the right of X-Forwarded-For. */
function clientAddress(request: IncomingMessage, trustedProxies: number): string {
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

/** Listens on PORT, once its pages are made with the shop's settings, until it is told to stop; then what is in flight is answered first. */
export async function serveWeb({ dev }: { dev: boolean }): Promise<void> {
  const { PORT: port, HOST: host, TRUSTED_PROXIES, STOP_SECONDS, APP_URL } = env();
  const https = APP_URL.startsWith("https:");
  const app = next({ dev, port, hostname: host });
  await app.prepare();
  const handle = app.getRequestHandler();
  const pages = new PageCache();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    // To who names no browser Next sends a page before its title, and a prerendered one made for that visit is kept so for everybody
    // (`htmlLimitedBots` in next.config.js is not asked then).
    request.headers["user-agent"] ||= "-";
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
      answerAway(request, response);
      handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, "page failed");
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      });
    });
  };

  const server = createServer((request, response) => {
    drain.add(response);
    const target = readTarget(request.method, request.url ?? "", APP_URL);
    if (!("path" in target)) return refuseRequest(request, response, target.status, target.code);
    request.url = target.path;
    request.headers["x-kumquat-ip"] = clientAddress(request, TRUSTED_PROXIES);
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, "request failed");
      response.destroy();
    });
  });
  // Reloading while one works goes over a WebSocket.
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  server.keepAliveTimeout = 65_000;
  const drain = new Drain(server);
  hearTrouble();
  const settings = dev ? undefined : await followSettings(answer, () => pages.clear());
  server.listen(port, host, () => process.send?.("up"));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    settings?.stop();
    await drain.end(STOP_SECONDS * 1_000);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  // Whoever started this one was killed. (What the web's primary forked ends at once then: Node sees to it.)
  whenParentGone(() => void stop());
}
