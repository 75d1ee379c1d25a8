import { expect, it } from "vitest";
import { addAcceleratedDomain, setOrigins } from "./cdn/controls/domains";
import { pointAtProtection } from "./ddos/controls";
import { privateAddressFault } from "./private-address-fault";

it.each([
  ...["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.10", "100.64.0.1", "127.0.0.1", "169.254.169.254"],
  ...["0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
])("%s can't be reached from the internet", (address) => {
  const fault = { code: "controls.address_private", params: { address } };
  expect(privateAddressFault("origins", ["8.8.8.8", address])).toEqual({ origins: fault });
});

it.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "203.0.113.9", "192.0.2.1", "198.51.100.7", "10.example.com"])(
  "%s may be an origin",
  (host) => expect(privateAddressFault("origins", [host])).toEqual({}),
);

it("neither a CDN's origins nor a protected address are such an address, alone or among others", () => {
  const fault = { code: "controls.address_private", params: { address: "10.0.0.1" } };
  for (const { check } of [addAcceleratedDomain, setOrigins]) {
    for (const origins of ["10.0.0.1", "203.0.113.5\n10.0.0.1", "origin.example.com，10.0.0.1"]) {
      expect(check?.({ origins })).toEqual({ origins: fault });
    }
    expect(check?.({ origins: "203.0.113.5\norigin.example.com" })).toEqual({});
  }
  expect(pointAtProtection.check?.({ domain: "a.com", address: "10.0.0.1" })).toEqual({ address: fault });
  expect(pointAtProtection.check?.({ domain: "a.com", address: "203.0.113.5" })).toEqual({});
});
