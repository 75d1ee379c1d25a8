import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, get, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { ownerOf, passOn, placeOf, siblingsOf, socketOf } from "./search-owner";

const dir = mkdtempSync(join(tmpdir(), "kumquat-owner-"));
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function listen(listener: RequestListener, path?: string): Promise<Server> {
  const server = createServer(listener);
  open.push(server);
  return new Promise((resolve) => {
    if (path) server.listen({ path }, () => resolve(server));
    else server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

/** A process in front that passes everything on to number 1. */
async function front(): Promise<string> {
  const server = await listen((request, response) =>
    passOn(request, response, socketOf({ dir }, 1), () => response.end("answered here")),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("who answers a search", () => {
  test("a name has one owner, however it is written, and asking again has the same", () => {
    const owner = ownerOf("/api/v1/search?q=kumquat", 4);
    for (const url of [
      "/api/v1/search?q=%20KumQuat%20",
      "/api/v1/search?q=kumquat.com",
      "/api/v1/search/one?name=kumquat.net",
    ])
      expect(ownerOf(url, 4)).toBe(owner);
  });

  test("many names spread over all processes", () => {
    const owners = Array.from({ length: 200 }, (_, i) => ownerOf(`/api/v1/search?q=name${i}`, 3));
    for (const index of [0, 1, 2]) expect(owners.filter((owner) => owner === index).length).toBeGreaterThan(40);
  });

  test("anything else is answered where it comes in", () => {
    for (const url of ["/", "/search?q=a", "/api/v1/cart", "/api/v1/searches?q=a", "/api/v1/search/one/more"])
      expect(ownerOf(url, 2)).toBeUndefined();
  });
});

test("a process learns its place from its environment", () => {
  const place = { index: 2, count: 3, dir };
  expect(siblingsOf(placeOf(place))).toEqual(place);
  expect(siblingsOf({})).toBeUndefined();
});

describe("passing on", () => {
  test("the answer comes back as it streams, with who asks and what the owner said of it", async () => {
    let finish: () => void = () => undefined;
    await listen(
      (request, response) => {
        response.writeHead(207, { "content-type": "application/x-ndjson", "x-from": "owner" });
        response.write(`${request.headers["x-kumquat-ip"]}\n`);
        finish = () => response.end("last\n");
      },
      socketOf({ dir }, 1),
    );
    const answer = await fetch(await front(), { headers: { "x-kumquat-ip": "203.0.113.9" } });
    expect(answer.status).toBe(207);
    expect(answer.headers.get("x-from")).toBe("owner");
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("203.0.113.9\n");
    finish();
    expect((await reader?.read())?.value).toBe("last\n");
  });

  test("a visitor who leaves takes the request along", async () => {
    const left = new Promise<void>((resolve) => {
      void listen(
        (_request, response) => {
          response.write("first\n");
          response.on("close", resolve);
        },
        socketOf({ dir }, 1),
      );
    });
    const url = await front();
    get(url, (answer) => answer.once("data", () => answer.destroy())).on("error", () => undefined);
    await left;
  });

  test("an owner that can't be reached leaves the answer to the one that was asked", async () => {
    const answer = await fetch(await front());
    expect(await answer.text()).toBe("answered here");
  });

  test("an answer that breaks off breaks off for the visitor too", async () => {
    await listen(
      (_request, response) => {
        response.write("first\n");
        setTimeout(() => response.destroy(), 50);
      },
      socketOf({ dir }, 1),
    );
    const answer = await fetch(await front());
    await expect(answer.text()).rejects.toThrow();
  });
});
