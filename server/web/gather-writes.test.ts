import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import compression from "compression";
import { afterEach, expect, it } from "vitest";
import { gatherWrites } from "./gather-writes";

let server: Server | undefined;
afterEach(() => server?.close());

/** Counts what reaches the compression. */
async function answer(send: (out: ServerResponse & { flush?: () => void }) => Promise<void>) {
  let writes = 0;
  const shrink = compression({ threshold: 0 });
  server = createServer((request, response) =>
    shrink(request as never, response as never, () => {
      const { write } = response;
      response.write = ((...args: unknown[]) => {
        writes++;
        return Reflect.apply(write, response, args);
      }) as typeof write;
      gatherWrites(response);
      void send(response);
    }),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { response, writes: () => writes };
}

it("passes on in one piece what a page writes in one turn", async () => {
  const { response, writes } = await answer(async (out) => {
    out.setHeader("content-type", "text/html");
    for (const letter of "abcdef") {
      out.write(letter);
      out.flush?.();
    }
    await sleep(20);
    out.write("山");
    out.end("!");
  });
  expect(await response.text()).toBe("abcdef山!");
  expect(writes()).toBe(2);
});

it("does not delay pieces while later ones are awaited", async () => {
  let finish: () => void = () => undefined;
  const { response } = await answer(async (out) => {
    out.setHeader("content-type", "text/html");
    out.write("<p>first</p>");
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    out.end("<p>last</p>");
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("<p>first</p>");
  finish();
  expect((await reader?.read())?.value).toBe("<p>last</p>");
});

it("changes nothing of an answer that is no page", async () => {
  const { response, writes } = await answer(async (out) => {
    out.setHeader("content-type", "application/x-ndjson");
    for (const letter of "abc") out.write(letter);
    out.end();
  });
  expect(await response.text()).toBe("abc");
  expect(writes()).toBe(3);
});

it("waits for a slow reader", async () => {
  const big = "x".repeat(200_000);
  const { response } = await answer(async (out) => {
    out.setHeader("content-type", "text/html");
    let resume: () => void = () => undefined;
    out.on("drain", () => resume());
    for (let n = 0; n < 20; n++) {
      const drained = new Promise<void>((resolve) => {
        resume = resolve;
      });
      if (!out.write(big)) await drained;
      await new Promise((resolve) => setImmediate(resolve));
    }
    out.end();
  });
  expect((await response.text()).length).toBe(4_000_000);
});
