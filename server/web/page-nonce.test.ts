import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { addPageNonce } from "./page-nonce";

function visit(url: string, headers: Record<string, string> = {}, dev = false) {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  addPageNonce(request, response, { dev });
  return { headers: request.headers, policy: response.getHeader("content-security-policy") };
}

describe("the policy of a dynamic page", () => {
  it.each(["/account", "/account/domains/a.com?x=1", "/admin/orders", "/checkout", "/sign-in?next=%2F", "/register/"])(
    "%s: a nonce for Next and the same for the browser",
    (url) => {
      const { headers, policy } = visit(url);
      expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}'/);
      expect(headers["content-security-policy"]).toBe(policy);
      expect(visit(url).policy).not.toBe(policy);
    },
  );

  it.each(["/", "/search?q=account", "/accounts", "/prices", "/_next/static/x.js", "/api/v1/account", "/registers"])(
    "%s: none",
    (url) => {
      expect(visit(url)).toEqual({ headers: {}, policy: undefined });
    },
  );

  it("tells pages their address without the router's own words", () => {
    expect(visit("/account/orders?q=%E5%B1%B1&_rsc=1a2b").headers["x-path"]).toBe("/account/orders?q=%E5%B1%B1");
    expect(visit("/account/orders?_rsc=1a2b").headers["x-path"]).toBe("/account/orders");
  });

  it("takes nothing of it from the client", () => {
    const forged = { "x-path": "/evil", "content-security-policy": "script-src 'nonce-known'" };
    expect(visit("/", forged).headers).toEqual({});
    const own = visit("/account", { ...forged, "content-security-policy-report-only": "script-src 'nonce-known'" });
    expect(own.headers["x-path"]).toBe("/account");
    expect(JSON.stringify(own.headers)).not.toContain("known");
  });
});
