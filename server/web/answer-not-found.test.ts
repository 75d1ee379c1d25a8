import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { withRequestId } from "../../lib/core/request-id";
import { answerNotFound } from "../../lib/http/answer-not-found";
import { statusOfUnknown } from "./answer-not-found";

let server: Server | undefined;
afterEach(() => server?.close());

let requests = 0;
async function statusOf(send: (response: ServerResponse) => void): Promise<number> {
  server = createServer((_, response) =>
    withRequestId(`request ${++requests}`, () => {
      statusOfUnknown(response);
      send(response);
    }),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await response.text()).toBe("no such page");
  return response.status;
}

const send =
  (type: string, status = 200) =>
  (response: ServerResponse) => {
    response.setHeader("content-type", type);
    response.statusCode = status;
    answerNotFound();
    response.end("no such page");
  };

describe("a page that says that there is none", () => {
  it("is answered with 404", async () => {
    expect(await statusOf(send("text/html; charset=utf-8"))).toBe(404);
    server?.close();
    const written = await statusOf((response) => {
      answerNotFound();
      response.setHeader("content-type", "text/html");
      response.writeHead(200);
      response.end("no such page");
    });
    expect(written).toBe(404);
  });

  it("keeps 200 as a part for the router, and a failure stays one", async () => {
    expect(await statusOf(send("text/x-component"))).toBe(200);
    server?.close();
    expect(await statusOf(send("text/html", 503))).toBe(503);
  });

  it("says nothing of the other requests", async () => {
    const plain = (response: ServerResponse) => {
      response.setHeader("content-type", "text/html");
      response.end("no such page");
    };
    expect(await statusOf(send("text/html"))).toBe(404);
    server?.close();
    expect(await statusOf(plain)).toBe(200);
  });
});
