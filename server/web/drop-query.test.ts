import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { dropQuery } from "./drop-query";

const isPrerendered = (path: string) => path === "/" || path === "/prices";

it.each([
  ["/prices?evil.example=1", "/prices"],
  ["/?a=1&b=?", "/"],
  ["/prices?", "/prices"],
  ["/prices", "/prices"],
  ["/account?q=1", "/account?q=1"],
  ["/prices/x?q=1", "/prices/x?q=1"],
])("%s is handed on as %s", (url, wanted) => {
  const request = { url, headers: {} } as IncomingMessage;
  dropQuery(request, isPrerendered);
  expect(request.url).toBe(wanted);
});

it("parts of a page keep their query", () => {
  const request = { url: "/prices?_rsc=1a2b", headers: { rsc: "1" } } as unknown as IncomingMessage;
  dropQuery(request, isPrerendered);
  expect(request.url).toBe("/prices?_rsc=1a2b");
});
