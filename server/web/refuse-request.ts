import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "../../lib/core/errors";
import { requestLocale } from "../../lib/http/locale";
import { toProblem } from "../../lib/http/problem";
import type { Target } from "./read-target";

/** Answers a request that is not passed to Next: with a problem for programs, or its sentence for people. Closes the connection. */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Exclude<Target, { path: string }>,
): void {
  const { status, code } = refusal;
  const problem = toProblem(new AppError(code, status), requestLocale(headersOf(request)));
  const page = /\btext\/html\b/.test(request.headers.accept ?? "");
  const text = page ? problem.detail : JSON.stringify(problem);
  response.writeHead(status, {
    "content-length": Buffer.byteLength(text),
    "content-type": page ? "text/plain; charset=utf-8" : "application/problem+json",
    "cache-control": "no-store",
    ...(refusal.status === 405 ? { allow: refusal.allow.join(", ") } : {}),
    // The rest of the body is not read.
    connection: "close",
  });
  response.end(text);
}

/** The headers that decide a request's language. */
export function headersOf({ headers }: IncomingMessage): Headers {
  const { cookie = "", "accept-language": languages = "" } = headers;
  return new Headers({ cookie, "accept-language": languages });
}
