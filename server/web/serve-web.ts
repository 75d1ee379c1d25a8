/**
 * One web process: a plain HTTP server that passes requests to Next. What it does itself is in the files beside this one, each
 * with its reason, its figure and its attack test in docs/decisions/web-process.md.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { consoleToLog } from "../../lib/core/console-to-log";
import { log } from "../../lib/core/log";
import { withRequestId } from "../../lib/core/request-id";
import { whenParentGone } from "../../lib/core/when-parent-gone";
import { env } from "../../lib/env";
import type { Observing } from "../observing/start-observing";
import { answerAway } from "./answer-away";
import { METRICS_PATH, webMetrics } from "./answer-metrics";
import { statusOfUnknown } from "./answer-not-found";
import { isAnyPage, readPages } from "./built-pages";
import { compress } from "./compress";
import { Drain } from "./drain";
import { dropQuery } from "./drop-query";
import { followSettings } from "./follow-settings";
import { followWorkerTrouble } from "./follow-worker-trouble";
import { gatherWrites } from "./gather-writes";
import { KnownPages } from "./known-pages";
import { setOwnHeaders } from "./own-headers";
import { PageCache } from "./page-cache";
import { PageDates } from "./page-dates";
import { addPageNonce } from "./page-nonce";
import { addPagePolicy } from "./page-policy";
import { filesOf, readTarget } from "./read-target";
import { refuseRequest } from "./refuse-request";
import { BUILT_FILES, routesOf } from "./routes-of";
import { isSearch, refuseCrowd } from "./search-crowd";

const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/**
 * The longest head of a request. Forms that work without a script put 5,000 characters into an address, where a Chinese one takes nine
 * bytes; Node takes 16 kB by itself, and answers 431 without a page. What is in front of the shop must take as much (deploy/nginx.conf).
 */
const MAX_HEAD_BYTES = 65_536;

/** For /api/health (lib/reports/read-health.ts). Global, because Next loads its own copy of that module. */
const shared = globalThis as { kumquatStopping?: boolean };

/**
 * Listens on PORT, once its pages are rendered with the shop's settings. At a stop (SIGTERM, SIGINT, the end of the process that
 * started this one) it answers running requests first.
 */
export async function serveWeb({ dev, observing }: { dev: boolean; observing: Observing }): Promise<void> {
  const { PORT: port, HOST: host, TRUSTED_PROXIES, APP_URL, METRICS_TOKEN } = env();
  const { STOP_SECONDS, STOP_NOTICE_SECONDS } = env();
  if (!dev) consoleToLog();
  const app = next({ dev, port, hostname: host });
  await app.prepare();
  const handle = app.getRequestHandler();
  const { isDynamic, isPrerendered } = dev ? { isDynamic: isAnyPage, isPrerendered: () => false } : readPages();
  const isFile = filesOf();
  const metrics = webMetrics(METRICS_TOKEN);
  const observed = observedRoute(observing);
  const pages = new PageCache();
  const known = new KnownPages();
  const dates = new PageDates(isPrerendered);
  const headers: [string, string][] = Object.entries(SECURITY_HEADERS);
  if (APP_URL.startsWith("https:")) headers.push(["strict-transport-security", "max-age=31536000; includeSubDomains"]);

  const answerPage = async (request: IncomingMessage, response: ServerResponse) => {
    setOwnHeaders(request, TRUSTED_PROXIES);
    for (const [name, value] of headers) response.setHeader(name, value);
    if (isSearch(request) && (await refuseCrowd(request, response))) return;
    if (known.serve(request, response)) return;
    dropQuery(request, isPrerendered);
    dates.add(request, response);
    addPageNonce(request, response, { isDynamic, dev });
    if (!dev && pages.serve(request, response)) return;
    compress(request, response, () => {
      gatherWrites(response);
      if (!dev) addPagePolicy(request, response);
      statusOfUnknown(response);
      answerAway(request, response);
      handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, "page failed");
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      });
    });
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    answerPage(request, response).catch((error: unknown) => {
      log.error({ err: error }, "request failed");
      response.destroy();
    });
  };

  const server = createServer({ maxHeaderSize: MAX_HEAD_BYTES }, (request, response) => {
    drain.add(response);
    withRequestId(randomUUID(), () => {
      const target = readTarget(request.method, request.url ?? "", APP_URL, isFile);
      if (!("path" in target)) return refuseRequest(request, response, target);
      request.url = target.path;
      metrics.count(request, response);
      observing.request(request, response, observed(request));
      if (!metrics.serve(request, response)) answer(request, response);
    });
  });
  // In development pages reload over a WebSocket.
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  server.keepAliveTimeout = 65_000;
  const drain = new Drain(server);
  followWorkerTrouble();
  const onChange = (paths: readonly string[]) => {
    pages.clear();
    known.learn(paths);
  };
  const settings = dev ? undefined : await followSettings(answer, onChange);
  server.listen(port, host, () => process.send?.("up"));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    shared.kumquatStopping = true;
    await drain.end(STOP_SECONDS * 1_000, STOP_NOTICE_SECONDS * 1_000);
    settings?.stop();
    await observing.stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
  whenParentGone(() => void stop());
}

/** Asked for every few seconds by whoever watches the shop: of no interest. */
const WATCHED = new Set(["/api/health", METRICS_PATH]);

/** @returns the name of a request's route, where it is to be recorded. */
function observedRoute({ traces }: Observing): (request: IncomingMessage) => string | undefined {
  if (!traces) return () => undefined;
  const routeOf = routesOf(".next");
  return ({ url = "" }) => {
    const route = routeOf(url.split("?", 1)[0] ?? "");
    return route === BUILT_FILES || WATCHED.has(route) ? undefined : route;
  };
}
