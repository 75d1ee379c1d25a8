import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { noteMethod } from "../../lib/http/answered-methods";
import { addAllow } from "./add-allow";

let server: Server | undefined;
afterEach(() => server?.close());

noteMethod("GET", "/api/v1/pears/{id}");
noteMethod("PATCH", "/api/v1/pears/{id}");
noteMethod("POST", "/api/v1/pears/ripe");

async function allowOf(path: string, status: number, allow?: string): Promise<string | null> {
  server = createServer((request, response) => {
    addAllow(request, response);
    if (allow) response.setHeader("allow", allow);
    response.statusCode = status;
    response.end();
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  server.close();
  return headers.get("allow");
}

it("a refused method is answered with those that the address has", async () => {
  expect(await allowOf("/api/v1/pears/7?x=/y", 405)).toBe("GET, HEAD, OPTIONS, PATCH");
  expect(await allowOf("/api/v1/pears/ripe", 405)).toBe("OPTIONS, POST");
});

it("says nothing of other answers and unknown addresses, and keeps what the route says itself", async () => {
  expect(await allowOf("/api/v1/pears/7", 200)).toBeNull();
  expect(await allowOf("/api/v1/apples", 405)).toBeNull();
  expect(await allowOf("/api/v1/pears/7", 405, "GET")).toBe("GET");
});
