import pino from "pino";
import { requestId } from "./request-id";
import { scrub, scrubText } from "./scrub";

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
      logMethod(words, method) {
        // The message is the last text: an error's own words, for instance.
        method.apply(this, words.map((word) => (typeof word === "string" ? scrubText(word) : word)) as typeof words);
      },
    },
  },
  out,
);
