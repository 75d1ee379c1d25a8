import type { IncomingMessage, ServerResponse } from "node:http";
import { answeredMethods } from "../../lib/http/answered-methods";
import { routeNames } from "../../lib/metrics/route-names";

/** Adds the Allow header to a 405 of Next's, which answers it for the methods that a route doesn't export. RFC 9110, 15.5.6. */
export function addAllow(request: IncomingMessage, response: ServerResponse): void {
  const [path = ""] = (request.url ?? "").split("?", 1);
  const { writeHead } = response;
  response.writeHead = function head(this: ServerResponse, status: number, ...rest: unknown[]) {
    if (status === 405 && !response.hasHeader("allow")) {
      const allowed = allowedAt(path);
      if (allowed) response.setHeader("allow", allowed);
    }
    return Reflect.apply(writeHead, response, [status, ...rest]);
  } as typeof writeHead;
}

/** What Next answers at an address: the methods of its route, HEAD beside GET, and OPTIONS. */
function allowedAt(path: string): string | undefined {
  const answered = answeredMethods();
  const methods = answered.get(routeNames([...answered.keys()])(path) ?? "");
  if (!methods) return undefined;
  return [...methods, ...(methods.has("GET") ? ["HEAD"] : []), "OPTIONS"].sort().join(", ");
}
