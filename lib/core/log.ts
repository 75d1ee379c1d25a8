import pino from "pino";

/** What can't be written (the terminal was closed, the disk is full) is lost: work in hand matters more than its log. */
const out = pino.destination({ fd: 1, sync: true });
out.on("error", () => undefined);

/** The process's log: one JSON object a line on stdout. Never give it inputs, URLs with a query, or secrets. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    redact: {
      paths: ["password", "*.password", "*.token", "*.secret", "headers.cookie", "headers.authorization"],
      censor: "[removed]",
    },
  },
  out,
);
