import { expect, it } from "vitest";
import type { ControlSubject } from "../control";
import { checkFields } from "../form";
import type { Call } from "../reading";
import { addAcceleratedDomain, purgeCache, setOrigins } from "./controls/domains";

const subject = {} as ControlSubject;
const itself = (domain: string) => ({ origins: { code: "controls.origin_itself", params: { domain } } });

it("takes no origin that is the accelerated domain itself, alone or among others, and says which", () => {
  const added = (origins: string) => addAcceleratedDomain.check?.({ domain: "WWW.a.com", origins });
  const changed = (origins: string) => setOrigins.check?.({ row: "www.a.com", origins });
  for (const check of [added, changed]) {
    for (const origins of ["www.a.com", "203.0.113.5\nwww.a.com", "www.a.com, 203.0.113.5"]) {
      expect(check(origins)).toEqual(itself("www.a.com"));
    }
    expect(check("203.0.113.5\nwWw.a.COM")).toEqual(itself("wWw.a.COM"));
    for (const origins of ["203.0.113.5", "origin.a.com", "www.a.com.cn", "203.0.113.5，www.b.com"]) {
      expect(check(origins)).toEqual({});
    }
  }
});

it("knows the accelerated domain in each way it is written: with Chinese characters, as an A-label, with a final dot", () => {
  const check = (domain: string, origins: string) => {
    const fields = addAcceleratedDomain.fields?.(subject, null, null, { domain, origins }) ?? [];
    const { config, faults } = checkFields(fields, { domain, origins, host: "" });
    expect(faults).toEqual({});
    return addAcceleratedDomain.check?.(config);
  };
  for (const domain of ["www.金橘.com", "www.xn--gewz55f.com", "WWW.金橘。com", "www.金橘.com."]) {
    expect(check(domain, "www.xn--gewz55f.com")).toEqual(itself("www.xn--gewz55f.com"));
    expect(check(domain, "www.XN--gewz55f.com")).toEqual(itself("www.XN--gewz55f.com"));
    expect(check(domain, "origin.xn--gewz55f.com")).toEqual({});
  }
  expect(check("www.a.com.", "www.a.com")).toEqual(itself("www.a.com"));
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

it("sends each origin and each address to purge once, however often it was entered", async () => {
  const sent: Record<string, unknown>[] = [];
  const call = (async (_row: unknown, input: Record<string, unknown>) => {
    sent.push(input);
    return { kind: "ok", value: null };
  }) as unknown as Call;
  const of = { name: "cdn1" } as ControlSubject;
  const context = { callbackUrl: null };
  await setOrigins.run(call, of, { row: "www.a.com", origins: "192.0.2.1\n192.0.2.2，192.0.2.1" }, context);
  const purged = await purgeCache.run(call, of, { row: "www.a.com", kind: "file", files: "/a\n/b\n/a" }, context);
  expect(sent).toMatchObject([
    { origins: ["192.0.2.1", "192.0.2.2"] },
    { urls: ["http://www.a.com/a", "http://www.a.com/b"] },
  ]);
  expect(purged).toMatchObject({ value: { params: { count: 2 } } });
});

it("takes origins as they are copied from a browser or written in Chinese, but none with another port", () => {
  const check = (origins: string, host = "") => {
    const fields = setOrigins.fields?.(subject, null, null, {}) ?? [];
    return checkFields(fields, { origins, host });
  };
  expect(check("http://203.0.113.5/\n源站.金橘.com", "https://www.金橘.com/")).toEqual({
    faults: {},
    config: { origins: "203.0.113.5\nxn--b9w05x.xn--gewz55f.com", host: "www.xn--gewz55f.com" },
  });
  expect(check("http://203.0.113.5:8080").faults).toEqual({ origins: "pattern" });
});
