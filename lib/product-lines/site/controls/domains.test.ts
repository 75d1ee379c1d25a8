import { expect, it } from "vitest";
import type { ControlSubject } from "../../control";
import type { Call } from "../../reading";
import { bindSiteDomainControl } from "./domains";

const subject = (versions: string) => ({ name: "shanli01", config: { edition: "basic", versions } }) as never;
const listing = (...versions: string[]) =>
  (async () => ({
    kind: "ok",
    value: versions.map((version) => ({ domain: "www.xn--gewz55f.com", version })),
  })) as unknown as Call;
const faults = (call: Call, of: ControlSubject, input: object = {}) =>
  bindSiteDomainControl.faults?.(call, of, { domain: "金橘.com", host: "www", ...input });
const bound = { domain: { code: "controls.domain_bound_here", params: { domain: "www.金橘.com" } } };

it("says of a domain that opens this site already that it is this site, in each spelling", async () => {
  expect(await faults(listing("desktop"), subject("desktop"))).toEqual(bound);
  expect(await faults(listing("desktop"), subject("desktop"), { domain: "xn--GEWZ55F.com" })).toMatchObject({
    domain: { code: "controls.domain_bound_here" },
  });
  expect(await faults(listing("desktop"), subject("desktop"), { host: "@" })).toEqual({});
  expect(await faults(listing(), subject("desktop"))).toEqual({});
});

it("of a site with two versions, only where the domain opens one of those that are asked for", async () => {
  const two = subject("both");
  expect(await faults(listing("desktop"), two, { version: "mobile" })).toEqual({});
  expect(await faults(listing("desktop"), two, { version: "desktop" })).toEqual(bound);
  expect(await faults(listing("mobile"), two, { version: "both" })).toEqual(bound);
});

it("a list that can't be read is no fault", async () => {
  const call = (async () => ({ kind: "unknown" })) as unknown as Call;
  expect(await faults(call, subject("desktop"))).toEqual({});
});
