import { expect, it } from "vitest";
import { asDomain } from "./as-domain";

it.each([
  ["https://www.example.com/path?x=1#y", "www.example.com"],
  ["HTTP://例子.中国", "例子.中国"],
  ["http://example.com:8080", "example.com"],
  [" example.com ", "example.com"],
  ["https://", "https://"],
  ["https://user@example.com/", "https://user@example.com/"],
  ["ftp://example.com", "ftp://example.com"],
])("takes %o as %o", (typed, domain) => {
  expect(asDomain(typed)).toBe(domain);
});
