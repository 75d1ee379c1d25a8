import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log, passErrorLines } from "../../lib/core/log";
import { env } from "../../lib/env";
import { parseDsn } from "./parse-dsn";
import { type ErrorSender, sendErrors } from "./send-errors";
import type { Tracing } from "./start-tracing";

export type ProcessPart = "web" | "web-primary" | "worker" | "mail-in";

export interface Observing {
  /** Records a request as a span until its answer has ended. @param route undefined: it is not recorded */
  request(request: IncomingMessage, response: ServerResponse, route: string | undefined): void;
  /** Whether requests are recorded. */
  traces: boolean;
  /** Sends what waits, for some seconds at most. Before the process ends. */
  stop(): Promise<void>;
}

/** How long the end of a process waits for its last errors to be sent. */
const LAST_MS = 2_000;

/**
 * Sends the process's errors to Sentry (SENTRY_DSN) and its traces by OpenTelemetry (OTEL_EXPORTER_OTLP_ENDPOINT), where these are set.
 * What isn't set is not even loaded. docs/operations/observe.md.
 */
export async function startObserving(part: ProcessPart): Promise<Observing> {
  const {
    SENTRY_DSN,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_SERVICE_NAME,
    OTEL_TRACES_SAMPLER_ARG,
    sandbox,
  } = env();
  const release = `kumquat@${JSON.parse(readFileSync("package.json", "utf8")).version}`;
  const dsn = SENTRY_DSN === undefined ? null : parseDsn(SENTRY_DSN);
  let errors: ErrorSender | undefined;
  let tracing: Tracing | undefined;
  if (dsn) {
    errors = sendErrors(dsn, { part, release, environment: sandbox ? "sandbox" : "production" });
    passErrorLines(errors.take);
    process.on("uncaughtException", (error) => {
      log.fatal({ err: error }, "the process could not go on");
      void errors?.flush(LAST_MS).finally(() => process.exit(1));
    });
  }
  if (endpoint && part !== "web-primary") {
    const { startTracing } = await import("./start-tracing");
    const service = `${OTEL_SERVICE_NAME}-${part}`;
    tracing = startTracing({ endpoint, service, release, ratio: OTEL_TRACES_SAMPLER_ARG });
  }
  return {
    request: tracing?.request ?? (() => undefined),
    traces: tracing !== undefined,
    stop: async () => {
      await Promise.all([errors?.flush(LAST_MS), tracing?.stop()]);
    },
  };
}
