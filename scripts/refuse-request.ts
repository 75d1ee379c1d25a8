import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "../lib/core/errors";
import { requestLocale } from "../lib/http/locale";
import { toProblem } from "../lib/http/problem";

/** Answers a request that Next never sees: a problem for programs, its sentence for people. Closes the connection. */
export function refuseRequest(request: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  const headers = new Headers();
  for (const name of ["cookie", "accept-language"] as const)
    if (request.headers[name]) headers.set(name, request.headers[name]);
  const problem = toProblem(new AppError(code, status), requestLocale(headers), randomUUID());
  const page = /\btext\/html\b/.test(request.headers.accept ?? "");
  response.writeHead(status, {
    "content-type": page ? "text/plain; charset=utf-8" : "application/problem+json",
    "cache-control": "no-store",
    // What is left of its body is not read.
    connection: "close",
  });
  response.end(page ? problem.detail : JSON.stringify(problem));
}
