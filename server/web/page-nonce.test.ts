import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { addPageNonce } from "./page-nonce";

const isDynamic = (path: string) => path === "/account";

function visit(url: string, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  addPageNonce(request, response, { isDynamic });
  return { headers: request.headers, policy: response.getHeader("content-security-policy") };
}

describe("the policy of a dynamic page", () => {
  it.each(["/account", "/account?x=1", "/account?next=/../prices"])("%s: a nonce for Next and the browser", (url) => {
    const { headers, policy } = visit(url);
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}'/);
    expect(headers["content-security-policy"]).toBe(policy);
    expect(visit(url).policy).not.toBe(policy);
  });

  it.each(["/", "/?/account", "/prices"])("%s: none", (url) => {
    expect(visit(url)).toEqual({ headers: {}, policy: undefined });
  });

  it("is not taken from the client", () => {
    const forged = { "content-security-policy": "script-src 'nonce-known'" };
    expect(visit("/", forged).headers).toEqual({});
    const own = visit("/account", { ...forged, "content-security-policy-report-only": "script-src 'nonce-known'" });
    expect(JSON.stringify(own.headers)).not.toContain("known");
  });
});
