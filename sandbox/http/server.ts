import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { LOG_FILES, logFile } from "../chapters/cdn/log-files";
import { answerControl } from "../control/control-routes";
import { answerFapiao, FAPIAO } from "../fapiao/answer-fapiao";
import { answerGateways, isGatewayPath } from "../gateways/answer-gateways";
import { type EndpointId, endpointIds, manual } from "../manual/all";
import { answerPicture, PICTURES } from "../pictures/answer-picture";
import type { Sandbox } from "../sandbox";
import { answerWebhook, WEBHOOKS } from "../webhooks/answer-webhook";
import { CHECK_API, checkApi } from "./check-api";
import { handleCall } from "./handle-call";
import { page, pageScript } from "./page";
import { callerAddress, readBody } from "./request";
import { send } from "./send";

/** Paths are matched without regard to case, as the upstream's ASP.NET servers do. */
const byPath: ReadonlyMap<string, EndpointId> = new Map(
  endpointIds.flatMap((id) =>
    [manual[id].path, ...(manual[id].also ?? [])].map((path): [string, EndpointId] => [path.toLowerCase(), id]),
  ),
);

export function makeServer(sandbox: Sandbox): Server {
  const server = createServer((request, response) => {
    // Clients compare their clock with this header, so it must follow the sandbox's clock, which tests move.
    response.setHeader("date", new Date(sandbox.world.now()).toUTCString());
    answer(sandbox, request, response).catch((error: unknown) => {
      process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/html" });
      response.end("<html><body><h1>Runtime Error</h1></body></html>");
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function answer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = request.url ?? "/";
  const mark = target.indexOf("?");
  const path = (mark < 0 ? target : target.slice(0, mark)).toLowerCase();
  const query = mark < 0 ? "" : target.slice(mark + 1);
  if (path.startsWith("/__sandbox/")) return answerControl(sandbox, request, response, path, query);
  if (isGatewayPath(path)) return answerGateways(sandbox.world, request, response);
  if (path.startsWith(LOG_FILES)) {
    const file = logFile(path);
    response.writeHead(file ? 200 : 404, { "content-type": file ? "application/gzip" : "text/plain" });
    response.end(file ?? "");
    return;
  }
  if (path.startsWith(FAPIAO)) return answerFapiao(request, response, path);
  if (path.startsWith(WEBHOOKS)) return answerWebhook(sandbox, request, response, path);
  if (path.startsWith(PICTURES)) return answerPicture(path, response);
  if (path === "/" || path === "/page.js") {
    response.setHeader("content-type", `text/${path === "/" ? "html" : "javascript"}; charset=utf-8`);
    response.end(path === "/" ? page : pageScript);
    return;
  }
  if (path === CHECK_API) {
    send(
      response,
      checkApi(sandbox.world, new Map(new URLSearchParams(query)), callerAddress(request)),
      sandbox.world.settings,
    );
    return;
  }
  const id = byPath.get(path);
  if (!id || (request.method !== "GET" && request.method !== "POST")) {
    response.writeHead(id ? 405 : 404, { "content-type": "text/html" });
    response.end("<html><body><h1>The resource cannot be found.</h1></body></html>");
    return;
  }
  const values = new Map(new URLSearchParams(query));
  if (request.method === "POST") {
    for (const [name, value] of new URLSearchParams(await readBody(request))) values.set(name, value);
  }
  const origin = `http://${request.headers.host ?? "sandbox.invalid"}`;
  const result = await handleCall(sandbox, { id, method: request.method, values, ip: callerAddress(request), origin });
  send(response, result, sandbox.world.settings);
}
