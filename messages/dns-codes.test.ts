import { describe, expect, it } from "vitest";
import { DNS_CODES } from "@/lib/dns/codes";
import { NAME_PROBLEMS } from "@/lib/dns/name";
import en from "./en/errors.json";
import zh from "./zh/errors.json";

function sentence(messages: unknown, code: string): unknown {
  return code
    .split(".")
    .reduce<unknown>((node, key) => (typeof node === "object" && node ? Reflect.get(node, key) : undefined), messages);
}

// lib/dns can give no other code: its types are made of these two lists.
describe("codes of lib/dns", () => {
  it.each([...DNS_CODES, ...NAME_PROBLEMS.map((problem) => `dns.name.${problem}`)])(
    "%s has a sentence in both languages",
    (code) => {
      expect(sentence(zh, code)).toBeTypeOf("string");
      expect(sentence(en, code)).toBeTypeOf("string");
    },
  );
});
