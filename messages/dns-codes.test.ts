import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "./en/errors.json";
import zh from "./zh/errors.json";

const folder = join(import.meta.dirname, "../lib/dns");

/** Every code that lib/dns can give, read out of its source. */
function codes(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const source = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const literal = [...source.matchAll(/"(dns\.[a-z0-9_.]+)"/g)].map((match) => match[1] ?? "");
  const problems = /export type NameProblem =([^;]+);/.exec(source)?.[1] ?? "";
  const names = [...problems.matchAll(/"(\w+)"/g)].map((match) => `dns.name.${match[1]}`);
  const scopes = ["private", "loopback", "link_local", "documentation", "reserved"].map((s) => `dns.address.${s}`);
  return [...new Set([...literal, ...names, ...scopes])];
}

function sentence(messages: unknown, code: string): unknown {
  return code
    .split(".")
    .reduce<unknown>((node, key) => (typeof node === "object" && node ? Reflect.get(node, key) : undefined), messages);
}

describe("codes of lib/dns", () => {
  it("are found", () => expect(codes().length).toBeGreaterThan(60));
  it.each(codes())("%s has a sentence in both languages", (code) => {
    expect(sentence(zh, code)).toBeTypeOf("string");
    expect(sentence(en, code)).toBeTypeOf("string");
  });
});
