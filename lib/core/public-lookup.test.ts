import { expect, it } from "vitest";
import { isPublicAddress, publicLookup } from "./public-lookup";

it.each(["8.8.8.8", "::ffff:8.8.8.8", "2606:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
  ...["::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
  // An IPv4 address inside one of IPv6, in each way that there is, and what nobody has been given.
  ...[
    "::127.0.0.1",
    "::7f00:1",
    "::8.8.8.8",
    "::ffff:7f00:1",
    "::ffff:0:127.0.0.1",
    "64:ff9b:1::a00:1",
    "2002:a01:203::1",
  ],
  ...["2001::1", "4000::1"],
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each([true, false])(
  "a host of this network is not connected to, all of its addresses asked for: %s",
  async (all) => {
    const error = await new Promise((resolve) => publicLookup("localhost", { all }, (error) => resolve(error)));
    expect(error).toMatchObject({ code: "ENOTPUBLIC" });
  },
);
