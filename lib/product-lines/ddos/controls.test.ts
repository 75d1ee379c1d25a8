import { expect, it } from "vitest";
import { pointAtProtection } from "./controls";

const check = (domain: string, address: string) => pointAtProtection.check?.({ domain, address });

it("points no domain at itself, in whichever way either is written", () => {
  for (const [domain, address] of [
    ["www.shanlicha.com", "www.shanlicha.com"],
    ["WWW.shanlicha.com", "www.shanlicha.com."],
    ["www.金橘.com", "www.xn--gewz55f.com"],
  ] as const) {
    expect(check(domain, address)).toEqual({ address: { code: "controls.address_itself", params: { domain } } });
  }
});

it("takes another name and a public address, and no private one", () => {
  expect(check("www.shanlicha.com", "node.shanlicha.com")).toEqual({});
  expect(check("www.shanlicha.com", "203.0.113.7")).toEqual({});
  expect(check("www.shanlicha.com", "10.0.0.1")).toMatchObject({ address: { code: "controls.address_private" } });
});
