import { expect, it } from "vitest";
import { readAddresses } from "./read-addresses";

const sent = (...texts: (string | null)[]) => texts.filter((text) => text !== null);

it.each([
  ["9.9.9.9", null, { A: "9.9.9.9" }],
  ["9.9.9.9,2620:FE::FE", "", { A: "9.9.9.9", AAAA: "2620:fe::fe" }],
  ["9.9.9.9", "2620:fe::fe", { A: "9.9.9.9", AAAA: "2620:fe::fe" }],
  // Of a network of one's own: what is named there may be meant.
  ["192.168.1.10", null, { A: "192.168.1.10" }],
  ["::ffff:9.9.9.9", null, { A: "9.9.9.9" }],
  ["::ffff:0909:909", null, { A: "9.9.9.9" }],
  [null, " , ", { A: "203.0.113.1" }],
  // Said twice, in two fields or two spellings, it is one address.
  ["9.9.9.9, 9.9.9.9", "2620:FE:0::fe,2620:fe::fe", { A: "9.9.9.9", AAAA: "2620:fe::fe" }],
  ["9.9.9.9", "::ffff:9.9.9.9", { A: "9.9.9.9" }],
])("of %j and %j are read", (myip, myipv6, addresses) => {
  expect(readAddresses(sent(myip, myipv6), "203.0.113.1")).toEqual(addresses);
});

it.each([
  ["none", null],
  ["9.9.9.9", "none"],
  ["0.0.0.0", null],
  ["255.255.255.255", null],
  ["127.0.0.1", null],
  ["169.254.7.7", null],
  ["::ffff:0.0.0.0", null],
  ["9.9.9.9", "::"],
  [null, "fe80::1"],
  [null, "::1"],
])("of %j and %j, which a router sends while it has no line, are none", (myip, myipv6) => {
  expect(readAddresses(sent(myip, myipv6), "203.0.113.1")).toBeNull();
});

it.each([
  ["9.9.9.9,8.8.8.8", null],
  ["9.9.9.9", "8.8.8.8"],
  ["9.9.9.9", "2620:fe::fe,2620:fe::9"],
])(
  "of %j and %j none is read: a host has one address of each family, and which one is meant nobody says",
  (...texts) => {
    expect(readAddresses(sent(...texts), "203.0.113.1")).toBeNull();
  },
);
