import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spfMechanisms, spfWith } from "./spf";

describe("spfMechanisms", () => {
  it("knows well-known mail services, and names the MX hosts themselves for others", () => {
    expect(spfMechanisms(["mxbiz1.qq.com.", "mxbiz2.qq.com."])).toEqual(["include:spf.mail.qq.com"]);
    expect(spfMechanisms(["mx1.example.net", "notqq.com"])).toEqual(["mx"]);
  });
});

describe("spfWith", () => {
  it("makes a record where there is none", () => {
    expect(spfWith(["include:spf.mail.qq.com"], null)).toBe("v=spf1 include:spf.mail.qq.com ~all");
    expect(spfWith(["mx"], null)).toBe("v=spf1 mx ?all");
  });

  it("adds what is missing before the end of the present one", () => {
    expect(spfWith(["mx"], "v=spf1 include:spf.example.com -all")).toBe("v=spf1 include:spf.example.com mx -all");
    expect(spfWith(["mx"], "v=spf1 a redirect=_spf.example.com")).toBe("v=spf1 a mx redirect=_spf.example.com");
    expect(spfWith(["mx"], "v=spf1 a")).toBe("v=spf1 a mx");
    expect(spfWith(["mx"], "v=spf1 +mx  ?all")).toBe("v=spf1 +mx  ?all");
  });

  it("changes nothing the second time", () => {
    const mechanism = fc.constantFrom("mx", "include:spf.mail.qq.com", "a", "ip4:192.0.2.1");
    const present = fc.array(fc.constantFrom("mx", "a", "-all", "~all", "include:x.example", "redirect=y.example"));
    fc.assert(
      fc.property(fc.uniqueArray(mechanism, { minLength: 1 }), fc.option(present), (mechanisms, terms) => {
        const once = spfWith(mechanisms, terms === null ? null : ["v=spf1", ...terms].join(" "));
        expect(spfWith(mechanisms, once)).toBe(once);
        for (const one of mechanisms) expect(once.split(" ")).toContain(one);
      }),
    );
  });
});
