import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../../lib/core/log";
import { figuresText } from "../../lib/metrics/figures-text";
import { createProcessMetrics, type ProcessMetrics } from "../../lib/metrics/process-metrics";
import { giveMetrics, machineMetrics } from "../processes/gather-metrics";
import { NOWHERE, routesOf } from "./routes-of";

export const METRICS_PATH = "/metrics";
const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

export interface WebMetrics {
  /** Counts the request once its answer has ended. Call it before the path is changed. */
  count(request: IncomingMessage, response: ServerResponse): void;
  /** Answers a request for /metrics that has the token. @returns whether it did; without the token the page does not exist */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * Metrics of this machine's web processes and of the shop (docs/operations/observe.md), for who knows the token.
 * @param token undefined: nothing is counted, and nothing answered
 */
export function webMetrics(token: string | undefined, dir = ".next"): WebMetrics {
  if (token === undefined) return { count: () => undefined, serve: () => false };
  const metrics = createProcessMetrics();
  giveMetrics(metrics.registry);
  const route = routesOf(dir);
  return {
    count: (request, response) => countRequest(metrics, route, request, response),
    serve: (request, response) => {
      if (request.url?.split("?", 1)[0] !== METRICS_PATH || !hasToken(request, token)) return false;
      void answer(metrics, response);
      return true;
    },
  };
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function countRequest(
  metrics: ProcessMetrics,
  routeOf: (path: string) => string,
  { method = "", url = "" }: IncomingMessage,
  response: ServerResponse,
): void {
  const began = performance.now();
  response.once("close", () => {
    const stream = String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
    metrics.countRequest({
      method: METHODS.has(method) ? method : NOWHERE,
      route: routeOf(url.split("?", 1)[0] ?? ""),
      status: response.writableFinished || stream ? String(response.statusCode) : "aborted",
      ...(stream ? {} : { seconds: (performance.now() - began) / 1_000 }),
    });
  });
}

/** Compares hashes, which have the same length whatever was sent. */
function hasToken(request: IncomingMessage, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
}

async function answer(metrics: ProcessMetrics, response: ServerResponse): Promise<void> {
  // While the database is away the processes still say how they are.
  const [machine, shop] = await Promise.all([
    machineMetrics(metrics.registry),
    figuresText().catch((error: unknown) => {
      log.warn({ err: error }, "the shop's figures can't be read for /metrics");
      return "";
    }),
  ]);
  const up = `# HELP kumquat_figures_ok Whether the shop's figures could be read from the database (1).\n# TYPE kumquat_figures_ok gauge\nkumquat_figures_ok ${shop === "" ? 0 : 1}\n`;
  response.writeHead(200, { "content-type": CONTENT_TYPE, "cache-control": "no-store" });
  response.end(`${machine}\n${up}${shop}`);
}
