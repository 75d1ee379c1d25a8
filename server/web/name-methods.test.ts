import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declareMethod } from "../../lib/http/declare-method";
import { nameMethods } from "./name-methods";

let answer: (response: ServerResponse) => void = (response) => {
  response.statusCode = 405;
  response.end();
};
const server = createServer((request, response) => {
  nameMethods(request, response);
  // Next rewrites it.
  request.url = "/elsewhere";
  answer(response);
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

async function allowAt(path: string): Promise<string | null> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get("allow");
}

it("names what a path answers, whichever other addresses look like it", async () => {
  declareMethod("GET", "/api/v1/things/{id}");
  declareMethod("DELETE", "/api/v1/things/{id}");
  declareMethod("POST", "/api/v1/things/csv");
  expect(await allowAt("/api/v1/things/7?x=1")).toBe("GET, DELETE, HEAD, OPTIONS");
  expect(await allowAt("/api/v1/things/csv")).toBe("POST, OPTIONS");
  expect(await allowAt("/api/v1/nothing")).toBeNull();
  expect(await allowAt("/robots.txt")).toBe("GET, HEAD, OPTIONS");
});

it("leaves alone what the answer says itself, and answers that are no refusal of a method", async () => {
  declareMethod("GET", "/api/v1/own");
  answer = (response) => response.writeHead(405, { allow: "PUT" }).end();
  expect(await allowAt("/api/v1/own")).toBe("PUT");
  answer = (response) => response.writeHead(404).end();
  expect(await allowAt("/api/v1/own")).toBeNull();
});
