import { expect, it } from "vitest";
import { asHosts } from "./as-host";

it.each([
  ["www.shanlicha.com", "www.shanlicha.com"],
  ["http://www.shanlicha.com", "www.shanlicha.com"],
  ["HTTPS://www.shanlicha.com:443/index.html?a=1", "www.shanlicha.com"],
  ["http://203.0.113.5/", "203.0.113.5"],
  ["源站.金橘.com", "xn--b9w05x.xn--gewz55f.com"],
  ["https://www.金橘.com/", "www.xn--gewz55f.com"],
  ["http://203.0.113.5\n金橘.com，b.com", "203.0.113.5\nxn--gewz55f.com，b.com"],
])("%s is %s", (typed, hosts) => expect(asHosts(typed)).toBe(hosts));

it.each(["http://203.0.113.5:8080", "金橘.com:8080", "ftp://a.com", "http://me@a.com", "金橘"])(
  "%s stays what no field for hosts takes",
  (typed) => expect(asHosts(typed)).toMatch(/[:@]|^xn--[^.]+$/),
);
