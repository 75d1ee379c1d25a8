import { describe, expect, it } from "vitest";
import { searchContract, searchLine, searchOneContract, whoisContract } from "@/lib/search/contract";
import { revive } from "../call-contract";
import { searchOneRoute, searchRoute, whoisRoute } from "./routes";

describe("the routes of the search page", () => {
  it.each([
    [searchRoute, searchContract],
    [searchOneRoute, searchOneContract],
    [whoisRoute, whoisContract],
  ])("%o is its contract's", (route, { method, path, idempotent }) => {
    expect({ idempotent: undefined, ...route }).toEqual({ method, path, idempotent });
  });

  it("decodes a line as its schema would", () => {
    const prices = { registerFen: "7500", renewFen: null, transferFen: "7900" };
    const hit = { type: "hit", name: "a.com", answer: "free" };
    const text = JSON.stringify({ ...hit, prices });
    expect(searchLine.parse(hit)).toEqual(JSON.parse(JSON.stringify(hit), revive));
    expect(JSON.parse(text, revive).prices).toEqual({ registerFen: 7500n, renewFen: null, transferFen: 7900n });
  });
});
