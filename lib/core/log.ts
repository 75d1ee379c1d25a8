import pino from "pino";

/** The process's log: one JSON object a line on stdout. Never give it inputs, URLs with a query, or secrets. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  redact: {
    paths: ["password", "*.password", "*.token", "*.secret", "headers.cookie", "headers.authorization"],
    censor: "[removed]",
  },
});
