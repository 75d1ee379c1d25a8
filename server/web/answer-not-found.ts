import type { ServerResponse } from "node:http";
import { requestId } from "../../lib/core/request-id";

/**
 * Ids of running requests whose page says that there is none. The page reports them (lib/http/answer-not-found.ts) through a global,
 * because Next loads its own copy of this module.
 */
const unknown = new Set<string>();
(globalThis as { kumquatNotFound?: (id: string) => void }).kumquatNotFound = (id) => void unknown.add(id);

/** Answers 404 in place of 200 when the page reported that it says so. Parts of pages for Next's router keep their 200. */
export function statusOfUnknown(response: ServerResponse): void {
  const id = requestId();
  if (id === undefined) return;
  response.once("close", () => unknown.delete(id));
  const { writeHead } = response;
  response.writeHead = function head(this: ServerResponse, status: number, ...rest: unknown[]) {
    const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    const answered = status === 200 && isPage && unknown.has(id) ? 404 : status;
    return Reflect.apply(writeHead, response, [answered, ...rest]);
  } as typeof writeHead;
}
