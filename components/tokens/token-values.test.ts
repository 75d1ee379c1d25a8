import { expect, it } from "vitest";
import { grantOf, hostOf, startValues } from "./token-values";

const of = (over: Partial<ReturnType<typeof startValues>>) => grantOf({ ...startValues(["a.com"]), ...over });
const custom = { dns: "write", services: "read", orders: "", wallet: "" };

it("for certificates it reaches the challenges of the chosen domains alone, whatever was typed for another purpose", () => {
  expect(of({ purpose: "certificates", names: "www", types: "A", areas: custom })).toEqual({
    ...{ areas: { dns: "write" }, zones: ["a.com"], types: ["TXT"] },
    ...{ names: ["_acme-challenge", "_acme-challenge.*"], addresses: null, days: null },
    ...{ capFen: null, dayCapFen: null },
  });
});

it("for a dynamic address it reaches the addresses of the named hosts alone", () => {
  const asked = { purpose: "dynamic", names: "home, nas\n@", reach: "all", days: "30" } as const;
  expect(of(asked)).toMatchObject({ zones: null, types: ["A", "AAAA"], names: ["home", "nas", "@"], days: 30 });
  // None: the server refuses an empty list. It never becomes "all hosts".
  expect(of({ ...asked, names: " " }).names).toEqual([]);
});

it("of several domains none is chosen until a person does, and none chosen is not all", () => {
  expect(grantOf(startValues(["a.com", "b.com"])).zones).toEqual([]);
  expect(startValues([]).reach).toBe("all");
});

it("of chosen permissions those that are not given are left out, and empty limits are none", () => {
  expect(of({ purpose: "custom", areas: custom, addresses: "192.0.2.1\n2001:db8::/32" })).toEqual({
    ...{ areas: { dns: "write", services: "read" }, zones: ["a.com"], types: null, names: null, days: null },
    addresses: ["192.0.2.1", "2001:db8::/32"],
    ...{ capFen: null, dayCapFen: null },
  });
  const without = of({ purpose: "custom", areas: { ...custom, dns: "" }, names: "x", types: "A" });
  expect(without).toMatchObject({ areas: { services: "read" }, zones: null, names: null, types: null });
});

it("what may buy carries its caps in fen, whatever was typed for what may not", () => {
  const sums = { capFen: "1,000", dayCapFen: "99.50" };
  expect(of({ purpose: "buy", ...sums })).toMatchObject({
    ...{ capFen: "100000", dayCapFen: "9950" },
    areas: { dns: "write", services: "read", orders: "write", wallet: "read" },
  });
  expect(of({ purpose: "custom", areas: { ...custom, orders: "write" }, ...sums, dayCapFen: "" })).toMatchObject({
    ...{ capFen: "100000", dayCapFen: null },
  });
  expect(of({ purpose: "records", ...sums })).toMatchObject({ capFen: null, dayCapFen: null });
  expect(of({ purpose: "custom", areas: { ...custom, orders: "read" }, ...sums })).toMatchObject({ capFen: null });
});

it("the guide's example is a host that the token may change", () => {
  const values = startValues(["a.com"]);
  expect(hostOf({ ...values, purpose: "dynamic", names: "nas home" })).toBe("nas");
  expect(hostOf({ ...values, purpose: "dynamic", names: "*.lab" })).toBe("home");
  expect(hostOf({ ...values, names: "nas" })).toBe("home");
});
