import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { fetchPublic } from "./fetch-public";

it("leaves an answer that it does not pass on, also one without an end", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetched = fetchPublic(`http://${host}/log`, [host]);
  const [, answer] = (await once(server, "request")) as [unknown, ServerResponse];
  answer.writeHead(302, { location: "http://127.0.0.1/" }).write("the beginning");
  const left = once(answer, "close");
  expect(await fetched).toBeNull();
  await left;
  server.close();
});
