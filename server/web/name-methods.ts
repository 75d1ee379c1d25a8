import type { IncomingMessage, ServerResponse } from "node:http";
import { routeNames } from "../../lib/metrics/route-names";

/** What the routes whose modules Next has loaded answer (lib/http/declare-method.ts). */
const declared = globalThis as { kumquatMethods?: Map<string, Set<string>> };

/** Names the methods that a path has in an answer of 405, which Next sends without them (RFC 9110, 15.5.6). Call it before the path is changed. */
export function nameMethods(request: IncomingMessage, response: ServerResponse): void {
  const [path = ""] = (request.url ?? "").split("?", 1);
  const { writeHead } = response;
  response.writeHead = function head(this: ServerResponse, status: number, ...rest: unknown[]) {
    const methods = status === 405 && !response.hasHeader("allow") ? methodsAt(path) : [];
    if (methods.length > 0) response.setHeader("allow", methods.join(", "));
    return Reflect.apply(writeHead, response, [status, ...rest]);
  } as typeof writeHead;
}

/** What is not of the API and refuses a method is a file that is written for each request (robots.txt). */
const FILE: ReadonlySet<string> = new Set(["GET"]);

/** Next adds HEAD to GET, and OPTIONS to all. */
function methodsAt(path: string): string[] {
  const routes = declared.kumquatMethods ?? new Map<string, Set<string>>();
  const own = routes.get(routeNames([...routes.keys()])(path) ?? "") ?? (path.startsWith("/api/") ? undefined : FILE);
  return own ? [...own, ...(own.has("GET") ? ["HEAD"] : []), "OPTIONS"] : [];
}
