import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { contracts } from "@/app/api/openapi.json/contracts";

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

export interface ServedRoutes {
  url: string;
  /** The connection breaks instead of the next answers to orders, which are placed. */
  loseOrders(count: number): void;
  /** The next request to an address that ends so is never answered. @returns when it came. */
  keepWaiting(ending: string): Promise<void>;
  close(): Promise<void>;
}

/** The routes of the API over HTTP, without Next around them. @returns their address. */
export async function serveRoutes(): Promise<ServedRoutes> {
  let losing = 0;
  let kept: { ending: string; came: () => void } | null = null;
  const routes = contracts.map(({ method, path }) => ({
    method,
    file: `@/${join("app", path.replace(/\{(\w+)\}/g, "[$1]"), "route.ts")}`,
    pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
    // What is written out goes before what a parameter takes.
    rank: path.split("{").length,
  }));
  routes.sort((a, b) => a.rank - b.rank);

  const answer = async (incoming: IncomingMessage): Promise<Response> => {
    const url = new URL(incoming.url ?? "/", "http://localhost");
    const route = routes.find(({ method, pattern }) => method === incoming.method && pattern.test(url.pathname));
    if (!route) return new Response("no such address", { status: 404 });
    const handlers = (await import(route.file)) as Record<string, Handler | undefined>;
    const handle = handlers[route.method];
    if (!handle) throw new Error(`${route.file} has no ${route.method}`);
    const { groups = {} } = route.pattern.exec(url.pathname) ?? {};
    const params = Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
    return await handle(await requestOf(incoming, url), { params: Promise.resolve(params) });
  };
  const server = createServer(async (incoming, outgoing) => {
    try {
      if (kept && incoming.url?.endsWith(kept.ending)) {
        kept.came();
        kept = null;
        return;
      }
      const response = await answer(incoming);
      if (losing > 0 && incoming.method === "POST" && incoming.url === "/api/v1/orders") {
        losing--;
        outgoing.destroy();
        return;
      }
      await pass(response, outgoing);
    } catch (error) {
      outgoing.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseOrders: (count) => {
      losing = count;
    },
    keepWaiting: (ending) =>
      new Promise((came) => {
        kept = { ending, came };
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function requestOf(incoming: IncomingMessage, url: URL): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers({ "x-kumquat-ip": "127.0.0.1" });
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  return new Request(url, {
    ...{ method: incoming.method ?? "GET", headers },
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
}

async function pass(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  for await (const chunk of response.body ?? []) outgoing.write(chunk);
  outgoing.end();
}
