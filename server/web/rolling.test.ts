import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { type Balancer, startProxy } from "@/scripts/quality/rolling/proxy";
import { Drain } from "./drain";

/** `npm run test:soak -- --only rolling` does the same with the shop's own processes. */
const NOTICE_MS = 700;
const STOP_MS = 10_000;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Web {
  port: number;
  answered: number;
  stop(): Promise<void>;
}

/** A web process in small: answers after a while, and says in /api/health when it stops. */
async function startWeb(port = 0): Promise<Web> {
  let stopping = false;
  const web = { answered: 0 };
  const server: Server = createServer(async (asked, response) => {
    drain.add(response);
    if (asked.url === "/api/health") return response.writeHead(stopping ? 503 : 200).end();
    for await (const _ of asked);
    await sleep(20 + Math.floor(Math.random() * 60));
    web.answered += 1;
    response.end("done");
  });
  const drain = new Drain(server);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  open.push({ close: () => server.closeAllConnections() });
  return Object.assign(web, {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      stopping = true;
      return drain.end(STOP_MS, NOTICE_MS);
    },
  });
}

const ask = (url: string, method: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, agent: false }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.once("error", reject).end(method === "POST" ? "{}" : undefined);
  });

it("web processes are replaced one by one under a steady load: no read and no write fails", async () => {
  let webs = [await startWeb(), await startWeb()];
  const proxy: Balancer = await startProxy(webs.map(({ port }) => port));
  open.push(proxy);
  let going = true;
  const statuses: number[] = [];
  const visitor = async (method: string) => {
    while (going) {
      statuses.push(await ask(proxy.url, method));
      await sleep(5);
    }
  };
  const visitors = ["GET", "POST", "POST", "GET", "POST", "POST"].map(visitor);
  for (let index = 0; index < 2; index++) {
    await sleep(400);
    const old = webs[index] as Web;
    await old.stop();
    expect(old.answered).toBeGreaterThan(0);
    webs = webs.with(index, await startWeb(old.port));
    await proxy.uses(old.port);
    await expect.poll(() => webs[index]?.answered, { timeout: 5_000 }).toBeGreaterThan(0);
  }
  going = false;
  await Promise.all(visitors);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(statuses.length).toBeGreaterThan(50);
}, 20_000);
