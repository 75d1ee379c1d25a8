import fc from "fast-check";
import { expect, it } from "vitest";
import { ACME_NAMES } from "./token-areas";
import { type TokenGrant, tokenMay, tokenMayChange } from "./token-grant";

const grant = (over: Partial<TokenGrant>): TokenGrant => ({
  ...{ areas: { dns: "write" }, zones: null, types: null, names: null, addresses: null },
  ...over,
});
const may = (names: readonly string[] | null, host: string, types: readonly string[] | null = null) =>
  tokenMayChange(grant({ names: names && [...names], types: types && [...types] }), { host, type: "TXT" });

it("writing includes reading, of its own area alone", () => {
  expect(tokenMay(grant({}), "dns:read")).toBe(true);
  expect(tokenMay(grant({ areas: { dns: "read" } }), "dns:write")).toBe(false);
  expect(tokenMay(grant({}), "services:read")).toBe(false);
});

it.each([
  [ACME_NAMES, "_acme-challenge", true],
  [ACME_NAMES, "_acme-challenge.www", true],
  [ACME_NAMES, "_acme-challengewww", false],
  [ACME_NAMES, "www._acme-challenge", false],
  [ACME_NAMES, "@", false],
  [["*.lab"], "a.b.lab", true],
  [["*.lab"], "lab", false],
  [["home"], "home", true],
  [["home"], "homer", false],
  [["a*b*c"], "a-b-b-c", true],
  [["a*b*c"], "a-b-b-d", false],
  [["*"], "@", true],
  [[], "@", false],
  [null, "anything", true],
])("names %j allow %s: %s", (names, host, allowed) => {
  expect(may(names, host)).toBe(allowed);
});

it("a type that is not listed is not changed, whatever the name", () => {
  expect(may(null, "www", ["A"])).toBe(false);
  expect(may(["home"], "www", ["TXT"])).toBe(false);
  expect(may(["home"], "home", ["TXT"])).toBe(true);
});

it("patterns match as regular expressions would", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 8 });
  fc.assert(
    fc.property(text, pattern, (host, name) => {
      const wanted = new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(host);
      expect(may([name], host)).toBe(wanted);
    }),
  );
});
