import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "../../lib/core/log";
import { FIRST_SCRIPT, FIRST_SCRIPT_SOURCE } from "../../lib/http/first-script";
import { addPagePolicy } from "./page-policy";

let server: Server | undefined;
afterEach(() => server?.close());

/** A real server, with the compression as in the shop. */
async function answer(send: (response: ServerResponse) => void, path = "/cart"): Promise<Response> {
  const shrink = compression({ threshold: 0 });
  server = createServer((request, response) =>
    shrink(request as never, response as never, () => {
      addPagePolicy(request, response);
      send(response);
    }),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

const page =
  "<html><body><script>let a = 1</script><script src=/x.js></script>山<script>(self.__next_f=self.__next_f||[]).push([0])</script></body></html>";
// printf '(self.__next_f=self.__next_f||[]).push([0])' | openssl dgst -sha256 -binary | base64
const hash = "'sha256-OBTN3RiyCV4Bq7dFqZ5a2pAXjnCcCYeTJMO2I/LYKeo='";

describe("the policy of a page", () => {
  it("has the inline scripts of a page whose head is written first", async () => {
    const response = await answer((out) => {
      out.setHeader("content-type", "text/html; charset=utf-8");
      out.writeHead(404);
      out.end(page);
    });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-security-policy")).toContain(
      `script-src 'self' ${hash} ${FIRST_SCRIPT_SOURCE};`,
    );
    expect(response.headers.get("vary")).toMatch(/Cookie, Accept-Language/);
    expect(await response.text()).toBe(page);
  });

  it("says what the language depends on, unless the address contains it", async () => {
    const send = (out: ServerResponse) => {
      out.setHeader("content-type", "text/html; charset=utf-8");
      out.end(page);
    };
    for (const [path, depends] of [
      ["/cart", true],
      ["/none", true],
      ["/", false],
      ["/en/search?q=a", false],
    ] as const) {
      const vary = (await answer(send, path)).headers.get("vary") ?? "";
      expect([path, /Cookie|Accept-Language/.test(vary)]).toEqual([path, depends]);
      server?.close();
    }
  });

  it("allows our script in the head, and says which script it does not know", async () => {
    const warn = vi.spyOn(log, "warn").mockReturnValue();
    const send = (script: string) => (out: ServerResponse) => {
      out.setHeader("content-type", "text/html");
      out.end(`<html><head><script>${script}</script></head><body></body></html>`);
    };
    const ours = await answer(send(FIRST_SCRIPT));
    expect(ours.headers.get("content-security-policy")).toContain(`script-src 'self' ${FIRST_SCRIPT_SOURCE};`);
    expect(warn).not.toHaveBeenCalled();
    server?.close();
    await answer(send(`${FIRST_SCRIPT};alert(1)`));
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  it("waits for a page that is written in pieces", async () => {
    const response = await answer((out) => {
      out.setHeader("content-type", "text/html");
      out.write(page.slice(0, 20));
      out.write(Buffer.from(page.slice(20)));
      out.end();
    });
    expect(response.headers.get("content-security-policy")).toContain(hash);
    expect(await response.text()).toBe(page);
  });

  it("learns nothing from an answer without a body", async () => {
    const send = (body: string) => (out: ServerResponse) => {
      out.setHeader("content-type", "text/html");
      out.setHeader("etag", '"one"');
      out.end(body);
    };
    const head = await answer(send(""));
    expect(head.headers.get("content-security-policy")).toBeNull();
    server?.close();
    const whole = await answer(send(page));
    expect(whole.headers.get("content-security-policy")).toContain(hash);
  });

  it("changes neither a page's own policy nor an answer that is no page", async () => {
    const own = await answer((out) => {
      out.setHeader("content-type", "text/html");
      out.setHeader("content-security-policy", "default-src 'none'");
      out.write("a");
      out.end("b");
    });
    expect(own.headers.get("content-security-policy")).toBe("default-src 'none'");
    expect(await own.text()).toBe("ab");
    server?.close();
    const json = await answer((out) => {
      out.setHeader("content-type", "application/json");
      out.end("{}");
    });
    expect(json.headers.get("content-security-policy")).toBeNull();
    expect(json.headers.get("vary")).not.toMatch(/Cookie/);
  });
});
