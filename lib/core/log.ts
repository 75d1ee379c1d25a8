import pino from "pino";
import { requestId } from "./request-id";
import { scrub, scrubText } from "./scrub";

/** A line of the log that says that something failed, without secrets. */
export interface ErrorLine {
  fatal: boolean;
  message: string;
  /** What the line says beside its message; `err` is the error, as scrub() leaves it. */
  fields: Record<string, unknown>;
  requestId: string | undefined;
}

/** Global, because Next and the server in front of it each load their own copy of this module. */
const shared = globalThis as { kumquatErrorLines?: (line: ErrorLine) => void };

/** Passes every line of level error or fatal on, to be sent elsewhere as well (server/observing/send-errors.ts). */
export function passErrorLines(to: ((line: ErrorLine) => void) | undefined): void {
  shared.kumquatErrorLines = to;
}

const ERROR = 50;
const FATAL = 60;

/** @param words of the call: fields and message, or the message alone */
function errorLine(words: readonly unknown[], level: number): ErrorLine {
  const [first, second] = words;
  const alone = typeof first === "string";
  return {
    fatal: level >= FATAL,
    message: scrubText(String((alone ? first : second) ?? "")),
    fields: alone ? {} : (scrub(first instanceof Error ? { err: first } : first) as Record<string, unknown>),
    requestId: requestId(),
  };
}

/**
 * Lines that can't be written (the terminal was closed, the disk is full) are lost: without this listener the process would end.
 */
const out = pino.destination({ fd: 1, sync: true });
out.on("error", () => undefined);

/**
 * The process's log: one JSON object a line on stdout, with the id of the request that it belongs to. Never give it inputs, URLs
 * with a query, or secrets; what is named like a secret is removed all the same (scrub.ts).
 */
export const log = pino(
  {
    // biome-ignore lint/style/noProcessEnv: the log exists before the environment is read, to report what is wrong with it
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    mixin: () => (requestId() === undefined ? {} : { requestId: requestId() }),
    formatters: { log: (fields) => scrub(fields) as Record<string, unknown> },
    // An error has become a plain object above.
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(words, method, level) {
        if (level >= ERROR) shared.kumquatErrorLines?.(errorLine(words, level));
        // The message is the last text: an error's own words, for instance.
        method.apply(this, words.map((word) => (typeof word === "string" ? scrubText(word) : word)) as typeof words);
      },
    },
  },
  out,
);
