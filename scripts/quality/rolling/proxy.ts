import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 250;
const LOOK_TIMEOUT_MS = 2_000;

interface Backend {
  port: number;
  well: boolean;
  agent: Agent;
}

export interface Balancer {
  url: string;
  /** When a process was found well or left out. */
  changes: string[];
  /** Resolves when it sends requests to the process on this port: only then may another one be stopped. */
  uses(port: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * A load balancer, and a strict one: it asks each process for its health, keeps connections, gives requests to the healthy ones in turn, and
 * sends none a second time. What can't be connected or answered is a 502, where nginx and Caddy would try the next process. Adds the
 * visitor's address to X-Forwarded-For.
 * @param ports of the web processes
 */
export async function startProxy(ports: readonly number[]): Promise<Balancer> {
  const backends: Backend[] = ports.map((port) => ({ port, well: false, agent: new Agent({ keepAlive: true }) }));
  const began = performance.now();
  const balancer: Balancer = { url: "", changes: [], uses, close };
  let turn = 0;
  const look = async (backend: Backend) => {
    const well = await isWell(backend.port);
    if (well !== null && well !== backend.well) {
      backend.well = well;
      balancer.changes.push(
        `${Math.round(performance.now() - began)} ms: ${backend.port} is ${well ? "well" : "left out"}`,
      );
    }
  };
  await Promise.all(backends.map(look));
  const looking = setInterval(() => void Promise.all(backends.map(look)), LOOK_MS);

  const server = createServer(async (incoming, response) => {
    const body: Buffer[] = [];
    for await (const part of incoming) body.push(part as Buffer);
    turn += 1;
    const well = backends.filter((one) => one.well);
    const backend = well[turn % well.length];
    if (backend) pass(incoming, Buffer.concat(body), response, backend);
    else response.writeHead(503).end();
  });
  const pass = (incoming: IncomingMessage, body: Buffer, response: ServerResponse, backend: Backend) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    const sent = request(
      {
        ...{ host: "127.0.0.1", port: backend.port, agent: backend.agent, method, path },
        headers: {
          ...headers,
          connection: "keep-alive",
          "x-forwarded-for": [headers["x-forwarded-for"], incoming.socket.remoteAddress].filter(Boolean).join(", "),
          ...(body.length > 0 ? { "content-length": body.length } : {}),
        },
      },
      (answer) => {
        const { connection: _, "keep-alive": _keep, ...own } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, own);
        answer.pipe(response);
        answer.once("error", () => response.destroy());
      },
    );
    sent.once("error", () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.once("close", () => {
      if (!response.writableFinished) sent.destroy();
    });
    sent.end(body);
  };

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  balancer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return balancer;

  async function uses(port: number): Promise<void> {
    while (!backends.some((one) => one.port === port && one.well)) await sleep(LOOK_MS);
  }

  function close(): Promise<void> {
    clearInterval(looking);
    for (const { agent } of backends) agent.destroy();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

/** @returns null when there was no answer in time: a busy process is not one that has ended. */
function isWell(port: number): Promise<boolean | null> {
  return new Promise((resolve) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/health", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.setTimeout(LOOK_TIMEOUT_MS, () => {
      resolve(null);
      asked.destroy();
    });
    asked.once("error", () => resolve(false));
    asked.end();
  });
}
