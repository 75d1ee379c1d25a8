import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { setOwnHeaders } from "./own-headers";

let server: Server;
afterEach(() => server.close());

/** The headers that the app sees of a request with these lines, as they come over the wire. */
async function seen(path: string, lines: string[], trustedProxies = 0): Promise<IncomingHttpHeaders> {
  let headers: IncomingHttpHeaders = {};
  server = createServer((request, response) => {
    setOwnHeaders(request, trustedProxies);
    ({ headers } = request);
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(`${[`GET ${path} HTTP/1.1`, "host: shop", "connection: close", ...lines].join("\r\n")}\r\n\r\n`);
  socket.resume();
  await once(socket, "close");
  return headers;
}

describe("the headers that the app reads", () => {
  it("are never what the client sends, however it spells or repeats them", async () => {
    const forged = [
      "x-kumquat-ip: 192.0.2.1",
      "X-Kumquat-IP: 192.0.2.2",
      "X-PATH: /evil",
      "x-forwarded-for: 192.0.2.3",
    ];
    expect(await seen("/account/orders", forged)).toMatchObject({
      "x-kumquat-ip": "127.0.0.1",
      "x-path": "/account/orders",
    });
  });

  it("have the address that the last trusted proxy saw, not one that the client put before it", async () => {
    const lines = ["x-forwarded-for: 192.0.2.1, 203.0.113.5"];
    expect(await seen("/", lines, 1)).toMatchObject({ "x-kumquat-ip": "203.0.113.5" });
    expect(await seen("/", ["x-forwarded-for: 192.0.2.1", "x-forwarded-for: 203.0.113.5"], 1)).toMatchObject({
      "x-kumquat-ip": "203.0.113.5",
    });
    expect(await seen("/", [], 1)).toMatchObject({ "x-kumquat-ip": "127.0.0.1" });
  });

  it("have the page's address without the router's parameters", async () => {
    expect(await seen("/account/orders?q=%E5%B1%B1&_rsc=1a2b", [])).toMatchObject({
      "x-path": "/account/orders?q=%E5%B1%B1",
    });
    expect(await seen("/account/orders?_rsc=1a2b", [])).toMatchObject({ "x-path": "/account/orders" });
  });

  it("always have a user agent, since Next sends another page without one", async () => {
    expect(await seen("/", [])).toMatchObject({ "user-agent": "-" });
    expect(await seen("/", ["user-agent: Firefox"])).toMatchObject({ "user-agent": "Firefox" });
  });
});
