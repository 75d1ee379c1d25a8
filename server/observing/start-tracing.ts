import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Context, type Span as OtelSpan, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-base";
import { requestId } from "../../lib/core/request-id";
import { scrub, scrubText } from "../../lib/core/scrub";
import { type SpanValues, setTracer } from "../../lib/core/span";
import { requestSpan } from "./request-span";

export interface TracingOptions {
  /** Where traces go by OTLP over HTTP; "/v1/traces" is added. */
  endpoint: string;
  /** The name of the process among others: "kumquat-web". */
  service: string;
  release: string;
  /** The share of requests whose traces are kept, from 0 to 1. Decided by the request's id, so that all processes decide alike. */
  ratio: number;
}

export interface Tracing {
  /** A span from now until the answer has ended. @param route of the build; undefined: no span */
  request(request: IncomingMessage, response: ServerResponse, route: string | undefined): void;
  /** Sends what waits, and nothing afterwards. */
  stop(): Promise<void>;
}

const KINDS = { job: SpanKind.CONSUMER, call: SpanKind.CLIENT } as const;
/** What waits longer at a stop is lost. */
const STOP_MS = 3_000;

/**
 * Begins to record traces: request → job → call of the upstream. It is not set as OpenTelemetry's global provider, because Next would then add
 * spans of its own, which hold addresses with everything that stands in them.
 */
export function startTracing({ endpoint, service, release, ratio }: TracingOptions): Tracing {
  const ids = new GivenIds();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.version": release }),
    sampler: new TraceIdRatioBasedSampler(ratio),
    idGenerator: ids,
    spanProcessors: [
      // Its headers, which may hold a key, it reads from OTEL_EXPORTER_OTLP_HEADERS by itself.
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` })),
    ],
  });
  const tracer = provider.getTracer("kumquat");
  const current = new AsyncLocalStorage<OtelSpan>();

  setTracer({
    run: (start, work) => {
      const attributes = cleanValues({ requestId: requestId(), ...start.values });
      const span = tracer.startSpan(scrubText(start.name), { kind: KINDS[start.kind], attributes }, parentOf(current));
      return current.run(span, async () => {
        try {
          return await work({ set: (values) => void span.setAttributes(cleanValues(values)) });
        } catch (error) {
          fail(span, error instanceof Error ? error.message : String(error));
          throw error;
        } finally {
          span.end();
        }
      });
    },
  });

  return {
    request: (request, response, route) => {
      const id = requestId();
      if (id === undefined || route === undefined) return;
      ids.next = requestSpan(id);
      const span = tracer.startSpan(
        `${request.method} ${route}`,
        {
          kind: SpanKind.SERVER,
          attributes: { "http.request.method": request.method ?? "", "http.route": route, requestId: id },
        },
        ROOT_CONTEXT,
      );
      ids.next = undefined;
      response.once("close", () => {
        span.setAttribute("http.response.status_code", response.statusCode);
        if (response.statusCode >= 500) fail(span, `answered ${response.statusCode}`);
        span.end();
      });
    },
    stop: async () => {
      setTracer(undefined);
      await Promise.race([provider.shutdown(), sleep(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** Random ids, but for the span of a request, whose ids follow from the request's own. */
class GivenIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  next: { traceId: string; spanId: string } | undefined;
  generateTraceId = () => this.next?.traceId ?? this.random.generateTraceId();
  generateSpanId = () => this.next?.spanId ?? this.random.generateSpanId();
}

/** The current span; else that of the request, which may have been recorded by another process; else none. */
function parentOf(current: AsyncLocalStorage<OtelSpan>): Context {
  const span = current.getStore();
  if (span) return trace.setSpan(ROOT_CONTEXT, span);
  const id = requestId();
  if (id === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { ...requestSpan(id), traceFlags: 1, isRemote: true });
}

function fail(span: OtelSpan, message: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: scrubText(message) });
}

type CleanValues = Record<string, string | number | boolean>;

/** Without secrets, as in the log. */
function cleanValues(values: SpanValues): CleanValues {
  const clean = scrub(values) as SpanValues;
  return Object.fromEntries(
    Object.entries(clean).filter(([, value]) => value !== null && value !== undefined),
  ) as CleanValues;
}
