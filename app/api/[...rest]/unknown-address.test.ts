import { expect, it } from "vitest";
import * as route from "./route";

it.each(Object.entries(route))(
  "%s of an address that the API doesn't have answers a problem, in the caller's language",
  async (method, answer) => {
    const request = (language: string) =>
      new Request("https://shop.example/api/v1/nosuch", { method, headers: { "accept-language": language } });
    const said = answer(request("en"));
    expect([said.status, said.headers.get("content-type"), said.headers.get("cache-control")]).toEqual([
      ...[404, "application/problem+json", "no-store"],
    ]);
    const problem = await said.json();
    expect(problem).toMatchObject({ code: "not_found", status: 404, detail: "Not found, or it isn't yours." });
    expect(said.headers.get("x-request-id")).toBe(problem.requestId);
    expect((await answer(request("zh")).json()).detail).not.toBe(problem.detail);
  },
);

it("is served for every method that a route can have", () => {
  expect(Object.keys(route).sort()).toEqual(["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]);
});
