/** Values that a span carries. They are scrubbed before they leave the process, as the log's are. */
export type SpanValues = Record<string, string | number | boolean | bigint | null | undefined>;

export interface Span {
  /** Adds what is known only later. */
  set(values: SpanValues): void;
}

export interface SpanStart {
  /** Of a route, a job or an endpoint; never an address that somebody asked for. */
  name: string;
  kind: "job" | "call";
  values?: SpanValues;
}

export interface Tracer {
  /** Runs the work in a span under the current one, or under that of the request that it belongs to. */
  run<T>(start: SpanStart, work: (span: Span) => Promise<T>): Promise<T>;
}

/** Global, because Next and the server in front of it each load their own copy of this module. */
const shared = globalThis as { kumquatTracer?: Tracer };

/** Set by server/observing/start-tracing.ts, where traces are switched on. */
export function setTracer(tracer: Tracer | undefined): void {
  shared.kumquatTracer = tracer;
}

const NOWHERE: Span = { set: () => undefined };

/** Runs the work as one span of the current trace; where traces are off, it just runs it. */
export function inSpan<T>(start: SpanStart, work: (span: Span) => Promise<T>): Promise<T> {
  return shared.kumquatTracer ? shared.kumquatTracer.run(start, work) : work(NOWHERE);
}
