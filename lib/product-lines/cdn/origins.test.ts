import { expect, it } from "vitest";
import type { ControlSubject } from "../control";
import { checkFields } from "../form";
import type { Call } from "../reading";
import { addAcceleratedDomain, setOrigins } from "./controls/domains";

const subject = {} as ControlSubject;
const patternOf = (fields: ReturnType<NonNullable<typeof setOrigins.fields>>) => {
  const field = fields.find(({ id }) => id === "origins");
  return new RegExp(`^(?:${field?.kind === "text" ? field.pattern : ""})$`);
};

it("takes no origin that is the accelerated domain itself, alone or among others", () => {
  const added = patternOf(addAcceleratedDomain.fields?.(subject, null, null, { domain: "WWW.a.com" }) ?? []);
  const row = { key: "www.a.com", cells: {} } as Parameters<NonNullable<typeof setOrigins.fields>>[2];
  const changed = patternOf(setOrigins.fields?.(subject, null, row, {}) ?? []);
  for (const pattern of [added, changed]) {
    for (const origins of ["www.a.com", "203.0.113.5\nwww.a.com", "www.a.com, 203.0.113.5"]) {
      expect(pattern.test(origins)).toBe(false);
    }
    for (const origins of ["WWW.A.com", "203.0.113.5\nwWw.a.COM"]) expect(pattern.test(origins)).toBe(false);
    for (const origins of ["203.0.113.5", "origin.a.com", "www.a.com.cn", "203.0.113.5，www.b.com"]) {
      expect(pattern.test(origins)).toBe(true);
    }
  }
});

it("knows the accelerated domain in each way it is written: with Chinese characters, as an A-label, with a final dot", () => {
  const taken = (domain: string, origins: string) => {
    const fields = addAcceleratedDomain.fields?.(subject, null, null, { domain, origins }) ?? [];
    const { config, faults } = checkFields(fields, { domain, origins, host: "" });
    return Object.keys(faults).length === 0 ? config : faults;
  };
  for (const domain of ["www.金橘.com", "www.xn--gewz55f.com", "WWW.金橘。com", "www.金橘.com."]) {
    expect(taken(domain, "www.xn--gewz55f.com")).toEqual({ origins: "pattern" });
    expect(taken(domain, "www.XN--gewz55f.com")).toEqual({ origins: "pattern" });
    expect(taken(domain, "origin.xn--gewz55f.com")).toMatchObject({ origins: "origin.xn--gewz55f.com" });
  }
  expect(taken("www.a.com.", "www.a.com")).toEqual({ origins: "pattern" });
});

it("of a domain that is there already in another spelling it says so, and an addition is found under each", async () => {
  const listed = [{ domain: "www.xn--gewz55f.com", host: null, origins: ["192.0.2.1"], cname: null, state: null }];
  const call = (async () => ({ kind: "ok", value: listed })) as unknown as Call;
  for (const domain of ["www.金橘.com", "WWW.金橘.COM", "www.金橘.com.", "www.xn--gewz55f.com"]) {
    const faults = addAcceleratedDomain.faults?.(call, { name: "cdn1" } as ControlSubject, { domain });
    expect(await faults).toEqual({ domain: { code: "controls.domain_there" } });
    const row = { key: "www.xn--gewz55f.com", cells: { origins: ["192.0.2.1"] } };
    expect(addAcceleratedDomain.doneBy?.([row], { domain, origins: "192.0.2.1" })).not.toBeNull();
  }
});
