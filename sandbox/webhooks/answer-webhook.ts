import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../http/request";
import type { Sandbox } from "../sandbox";

export const WEBHOOKS = "/__webhooks/";

/** A message that a receiver below ".example" got. */
export interface ReceivedWebhook {
  host: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** The oldest are forgotten. */
const MOST_KEPT = 200;
const LARGE_BYTES = 10 * 1024 * 1024;

const received = new WeakMap<Sandbox, ReceivedWebhook[]>();

/**
 * Stands in for the hosts of webhooks below ".example": POST /__webhooks/<host>/<path>. A path with "fail" answers 500, "gone" 410,
 * "moved" redirects into this network, "slow" never answers, "large" answers 10 MB; every other one 200. GET /__webhooks/<host> lists what
 * that host got.
 */
export async function answerWebhook(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const [host = "", ...rest] = path.slice(WEBHOOKS.length).split("/");
  const kept = received.get(sandbox) ?? [];
  received.set(sandbox, kept);
  if (request.method === "GET") {
    const own = kept.filter((one) => one.host === host);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(own));
    return;
  }
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  kept.push({ host, path: `/${rest.join("/")}`, headers, body: await readBody(request) });
  kept.splice(0, kept.length - MOST_KEPT);
  const what = rest.join("/");
  if (what.includes("slow")) return;
  if (what.includes("moved")) response.writeHead(302, { location: "http://127.0.0.1/" }).end();
  else if (what.includes("fail")) response.writeHead(500, { "content-type": "text/plain" }).end("out of order");
  else if (what.includes("gone")) response.writeHead(410).end();
  else if (what.includes("large")) response.writeHead(200).end(Buffer.alloc(LARGE_BYTES, "large "));
  else response.writeHead(200, { "content-type": "text/plain" }).end("received");
}
