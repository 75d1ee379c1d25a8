import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { requestPublic } from "./request-public";

/** Names of the internet that lead into a network. */
const INSIDE: Record<string, string> = {
  "metadata.test": "169.254.169.254",
  "router.test": "192.168.1.1",
  "self.test": "127.0.0.1",
};

vi.mock("node:dns", async (original) => {
  const dns = await original<typeof import("node:dns")>();
  const lookup = (name: string, options: object, callback: (error: Error | null, found: unknown) => void) => {
    const address = INSIDE[name];
    if (address) callback(null, [{ address, family: 4 }]);
    else dns.lookup(name, options, callback as never);
  };
  return { ...dns, lookup };
});

const connections: string[] = [];
const server = createServer((request, response) => {
  connections.push(request.url ?? "");
  response.end("inside");
});
let port = 0;
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const textOf = async (answer: IncomingMessage) => {
  let text = "";
  for await (const chunk of answer) text += chunk;
  return text;
};

it.each([
  ...["127.0.0.1", "169.254.169.254", "10.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"],
  ...["localhost", "self.test", "metadata.test", "router.test"],
])("%s is not asked", async (host) => {
  const asked = requestPublic(new URL(`http://${host}:${port}/${host}`), { method: "POST", body: "x" });
  await expect(asked).rejects.toMatchObject({ code: "ENOTPUBLIC" });
  expect(connections).toEqual([]);
});

it("a host that the shop itself chose is, and a redirect of it is not followed", async () => {
  const answer = await requestPublic(new URL(`http://127.0.0.1:${port}/own`), { trusted: true });
  expect(await textOf(answer)).toBe("inside");
  expect(connections.splice(0)).toEqual(["/own"]);
});
