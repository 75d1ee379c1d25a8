import { format } from "node:util";
import { log } from "./log";

const terminal = console;

/**
 * Sends what packages write to the console (Next prints every error of a page there) to the log: one JSON object a line, with the request's
 * id, without secrets.
 */
export function consoleToLog(): void {
  const by =
    (level: "info" | "warn" | "error") =>
    (...words: unknown[]) => {
      const error = words.find((word) => word instanceof Error);
      const text = format(...words.filter((word) => word !== error)).trim() || error?.message;
      log[level](error ? { err: error } : {}, text ?? "");
    };
  Object.assign(terminal, { log: by("info"), info: by("info"), warn: by("warn"), error: by("error") });
}
