import { expect, it } from "vitest";
import { HOST_NAME_PATTERN, HOST_PATTERN } from "./host-name-pattern";

const fits = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`, "u").test(text);

it.each([
  "shanlicha.com",
  "www.Shanlicha.com",
  "xn--fiqs8s.cn",
  "a.1.b",
  "3.cdn2.net",
  "4.4.4.4.example.com",
  "a.b-1c",
])("%s is a host name", (name) => {
  expect(fits(HOST_NAME_PATTERN, name)).toBe(true);
  expect(fits(HOST_PATTERN, name)).toBe(true);
});

it.each(["203.0.113.9", "0.0.0.0", "255.255.255.255"])("%s is an address, and no host name", (address) => {
  expect(fits(HOST_NAME_PATTERN, address)).toBe(false);
  expect(fits(HOST_PATTERN, address)).toBe(true);
});

it.each([
  "203.0.113.256",
  "999.1.1.1",
  "010.1.1.1",
  "8.8.8.08",
  "203.0.113",
  "203.0.113.9.",
  "203.0.113.9.1",
  "www.1",
  "localhost",
  "-a.com",
  "",
])("%s is neither: nobody meant a host name that ends in a number", (text) =>
  expect(fits(HOST_PATTERN, text)).toBe(false),
);
