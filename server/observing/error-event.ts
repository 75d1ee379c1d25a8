import { randomUUID } from "node:crypto";
import type { ErrorLine } from "../../lib/core/log";
import { requestSpan } from "./request-span";

/** What is the same in all events of a process. */
export interface ErrorOrigin {
  /** "web", "worker" … */
  part: string;
  release: string;
  environment: string;
  host: string;
}

/** An error as scrub() leaves it. */
interface PlainError {
  type?: unknown;
  message?: unknown;
  stack?: unknown;
  cause?: unknown;
  [field: string]: unknown;
}

interface Frame {
  function: string;
  filename: string;
  lineno: number;
  colno: number;
  in_app: boolean;
}

/** An error whose causes go deeper is cut there. */
const MOST_CAUSES = 5;

/**
 * A line of the log as an event of Sentry's store, https://develop.sentry.dev/sdk/data-model/event-payloads: error, causes and frames, the
 * request's id, the release. It holds no more than the line, which has no secrets.
 */
export function errorEvent(line: ErrorLine, origin: ErrorOrigin, at = new Date()) {
  const { err, ...fields } = line.fields;
  const errors = isError(err) ? chainOf(err) : [];
  const span = line.requestId === undefined ? undefined : requestSpan(line.requestId);
  return {
    event_id: randomUUID().replaceAll("-", ""),
    timestamp: at.getTime() / 1_000,
    platform: "node",
    level: line.fatal ? "fatal" : "error",
    logger: origin.part,
    release: origin.release,
    environment: origin.environment,
    server_name: origin.host,
    message: { formatted: line.message },
    tags: { part: origin.part, ...(line.requestId === undefined ? {} : { requestId: line.requestId }) },
    extra: { ...fields, ...(isError(err) ? fieldsOf(err) : err === undefined ? {} : { err }) },
    ...(span ? { contexts: { trace: { trace_id: span.traceId, span_id: span.spanId } } } : {}),
    ...(errors.length > 0
      ? {
          exception: {
            // The cause comes first.
            values: errors.toReversed().map((one) => ({
              type: String(one.type ?? "Error"),
              value: String(one.message ?? ""),
              stacktrace: { frames: framesOf(String(one.stack ?? "")) },
            })),
          },
        }
      : {}),
  };
}

export type ErrorEvent = ReturnType<typeof errorEvent>;

/** The event as an envelope: lines of JSON, https://develop.sentry.dev/sdk/data-model/envelopes. */
export function errorEnvelope(event: ErrorEvent): string {
  const body = JSON.stringify(event);
  const head = { event_id: event.event_id, sent_at: new Date().toISOString() };
  return `${JSON.stringify(head)}\n${JSON.stringify({ type: "event", length: Buffer.byteLength(body) })}\n${body}\n`;
}

const isError = (value: unknown): value is PlainError =>
  typeof value === "object" && value !== null && "message" in value && "type" in value;

function chainOf(error: PlainError): PlainError[] {
  const chain: PlainError[] = [];
  for (let at: unknown = error; isError(at) && chain.length < MOST_CAUSES; at = at.cause) chain.push(at);
  return chain;
}

/** What an error carries beside its words: codes, and what a library puts there. */
function fieldsOf(error: PlainError): Record<string, unknown> {
  const { type: _type, message: _message, stack: _stack, cause: _cause, ...fields } = error;
  return Object.keys(fields).length > 0 ? { error: fields } : {};
}

/** "at name (file:line:column)", without a name in code outside functions. */
const FRAME = /^\s*at (?:(?:async )?(.+?) \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/;

/** The frames of a stack of V8's, the outermost first. */
function framesOf(stack: string): Frame[] {
  return stack
    .split("\n")
    .flatMap((text): Frame[] => {
      const [, name, filename, line, column] = FRAME.exec(text) ?? [];
      if (filename === undefined) return [];
      return [
        {
          function: name ?? "<anonymous>",
          filename,
          lineno: Number(line),
          colno: Number(column),
          in_app: !filename.includes("node_modules") && !filename.startsWith("node:"),
        },
      ];
    })
    .toReversed();
}
