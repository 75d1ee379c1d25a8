import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { compress } from "./compress";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(answer: (response: ServerResponse) => void, headers: Record<string, string> = {}) {
  server = createServer((request, response) => compress(request, response, () => answer(response)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers });
}

const page = (response: ServerResponse) => {
  response.setHeader("content-type", "text/html");
  response.end("<p>山</p>".repeat(500));
};

describe("what is compressed", () => {
  it("is a page, for clients that accept it and not for others", async () => {
    const answer = await ask(page, { "accept-encoding": "gzip" });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.headers.get("vary")).toMatch(/accept-encoding/i);
    expect(await answer.text()).toBe("<p>山</p>".repeat(500));
    server.close();
    const plain = await ask(page, { "accept-encoding": "gzip;q=0, identity" });
    expect(plain.headers.get("content-encoding")).toBeNull();
  });

  it.each(["text/event-stream", "application/x-ndjson; charset=utf-8"])(
    "is no stream: %s goes out as it comes",
    async (type) => {
      // The answer never ends: only what is sent at once is read.
      const answer = await ask(
        (response) => {
          response.setHeader("content-type", type);
          response.write("first\n");
        },
        { "accept-encoding": "gzip" },
      );
      expect(answer.headers.get("content-encoding")).toBeNull();
      const reader = answer.body?.getReader();
      expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first\n");
      await reader?.cancel();
    },
  );
});
