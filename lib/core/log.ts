import pino from "pino";
import { requestId } from "./request-id";

/**
 * Lines that can't be written (the terminal was closed, the disk is full) are lost: without this listener the process would end.
 */
const out = pino.destination({ fd: 1, sync: true });
out.on("error", () => undefined);

/**
 * The process's log: one JSON object a line on stdout, with the id of the request that it belongs to. Never give it inputs, URLs
 * with a query, or secrets.
 */
export const log = pino(
  {
    // biome-ignore lint/style/noProcessEnv: the log exists before the environment is read, to report what is wrong with it
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    mixin: () => (requestId() === undefined ? {} : { requestId: requestId() }),
    redact: {
      paths: ["password", "*.password", "*.token", "*.secret", "headers.cookie", "headers.authorization"],
      censor: "[removed]",
    },
  },
  out,
);
