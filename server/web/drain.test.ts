import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { Drain } from "./drain";

let server: Server;
const agent = new Agent({ keepAlive: true });
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

/** A server that passes each request to the test, by its path. */
async function serving() {
  const waiting = new Map<string, (response: ServerResponse) => void>();
  const arrived = (path: string) => new Promise<ServerResponse>((resolve) => waiting.set(path, resolve));
  server = createServer((request, response) => {
    drain.add(response);
    waiting.get(request.url ?? "")?.(response);
  });
  const drain = new Drain(server);
  server.keepAliveTimeout = 65_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = (path: string) => {
    const response = arrived(path);
    const answer = new Promise<IncomingMessage>((resolve, reject) =>
      get({ port, path, host: "127.0.0.1", agent }, resolve).once("error", reject),
    );
    return { response, answer };
  };
  return { drain, ask };
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer) text += chunk;
  return text;
}

it("answers running requests, then closes the connection although it was to be kept, and accepts no other", async () => {
  const { drain, ask } = await serving();
  const first = ask("/slow");
  const response = await first.response;
  let over = false;
  const ended = drain.end(60_000).then(() => (over = true));
  const late = ask("/late");
  await expect(late.answer).rejects.toThrow(/ECONNREFUSED/);
  expect(over).toBe(false);
  response.end("done");
  const answer = await first.answer;
  expect([await textOf(answer), answer.headers.connection]).toEqual(["done", "close"]);
  await ended;
});

it("lets an answer that is being sent end, kept alive or not", async () => {
  const { drain, ask } = await serving();
  const first = ask("/long");
  const response = await first.response;
  response.setHeader("content-type", "application/x-ndjson");
  response.write("one ");
  const answer = await first.answer;
  const ended = drain.end(60_000);
  response.write("two ");
  response.end("three");
  expect(await textOf(answer)).toBe("one two three");
  await ended;
});

it("ends streams that have no end of their own, and ignores later writes to them", async () => {
  const { drain, ask } = await serving();
  const stream = ask("/events");
  const response = await stream.response;
  response.setHeader("content-type", "text/event-stream");
  response.write("data: 1\n\n");
  const answer = await stream.answer;
  await drain.end(60_000);
  expect(await textOf(answer)).toBe("data: 1\n\n");
  response.write("data: 2\n\n");
  response.end();
});

it("closes connections that are not answered in time", async () => {
  const { drain, ask } = await serving();
  const stuck = ask("/stuck");
  await stuck.response;
  const failed = expect(stuck.answer).rejects.toThrow(/hang up/);
  await drain.end(50);
  await failed;
});
