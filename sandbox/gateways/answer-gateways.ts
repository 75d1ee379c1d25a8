import type { IncomingMessage, ServerResponse } from "node:http";
import { callerAddress, readBody } from "../http/request";
import type { World } from "../world/world";
import { cashierPage } from "./cashier";
import { findPayment, pay } from "./payments";
import { sendPaymentNotices } from "./send-notice";
import type { GatewayTwin, TwinAnswer, TwinRequest } from "./twin";
import { twins } from "./twins";

export const GATEWAYS = "/gateways/";
const LOOPBACK = new Set(["127.0.0.1", "::1"]);

/** Whether a path belongs to a gateway's twin. */
export const isGatewayPath = (path: string): boolean =>
  path.startsWith(GATEWAYS) || twins.some(({ root }) => root !== undefined && path.startsWith(root));

/** `/gateways/<id>/…`: the API of a gateway's twin, its cashier, and the credentials that the demo's shop is set up with. */
export async function answerGateways(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "sandbox.invalid"}`);
  const atRoot = twins.find(({ root }) => root !== undefined && url.pathname.startsWith(root));
  const [folder = "", ...rest] = url.pathname.slice(GATEWAYS.length).split("/");
  const twin = atRoot ?? twins.find(({ id }) => id === folder);
  const body = request.method === "GET" ? "" : await readBody(request);
  const answer = twin
    ? await answerTwin(
        world,
        twin,
        {
          method: request.method ?? "GET",
          path: atRoot ? url.pathname : `/${rest.join("/")}`,
          query: url.searchParams,
          headers: Object.fromEntries(
            Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
          ),
          body,
          origin: `${url.origin}${GATEWAYS}${twin.id}`,
        },
        LOOPBACK.has(callerAddress(request)),
      )
    : null;
  const { status, headers = {}, body: text } = answer ?? { status: 404, body: "no such path" };
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers });
  response.end(text);
}

async function answerTwin(
  world: World,
  twin: GatewayTwin,
  request: TwinRequest,
  isLocal: boolean,
): Promise<TwinAnswer | null> {
  const cashier = /^\/cashier\/([A-Za-z0-9_-]+)$/.exec(request.path);
  if (cashier) return answerCashier(world, twin, request, cashier[1] ?? "");
  if (request.path === "/credentials" && isLocal) return json(twin.credentials(world));
  return twin.answer(world, request);
}

function answerCashier(world: World, twin: GatewayTwin, request: TwinRequest, number: string): TwinAnswer | null {
  const payment = findPayment(world, twin.id, number);
  if (!payment) return null;
  if (request.method !== "POST") {
    return {
      status: 200,
      headers: { "content-type": "text/html; charset=utf-8" },
      body: cashierPage(twin.name, payment),
    };
  }
  if (new URLSearchParams(request.body).get("act") === "pay") {
    const paid = pay(world, payment);
    // Not waited for: the payer's browser and the notice race, as they do in the world.
    if (paid) void sendPaymentNotices(world, twin, paid);
  }
  // A payer who scanned a code stays here: the shop's page is on another screen.
  return { status: 303, headers: { location: payment.returnUrl || `${request.origin}${request.path}` }, body: "" };
}

const json = (value: unknown): TwinAnswer => ({
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});
