import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { open, openText, parseKeyRing, seal, sealedWith, signText } from "./secret";

const key = () => randomBytes(32).toString("base64");
const place = { table: "services", row: "1", column: "secrets_enc" };

describe("secret", () => {
  it("opens what was sealed, for any text", () => {
    const ring = parseKeyRing(`a:${key()}`);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => openText(ring, seal(ring, text, place), place) === text),
    );
  });

  it("fails when moved, altered or without its key", () => {
    const ring = parseKeyRing(`a:${key()}`);
    const sealed = seal(ring, "hunter2", place);
    expect(() => open(ring, sealed, { ...place, row: "2" })).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const bent = Uint8Array.from(sealed);
      bent[i] = (bent[i] ?? 0) ^ 1;
      expect(() => open(ring, bent, place)).toThrow();
    }
    expect(() => open(parseKeyRing(`b:${key()}`), sealed, place)).toThrow(/not in ENCRYPTION_KEYS/);
  });

  it("rotates: the first key encrypts, older ones still open", () => {
    const old = key();
    const sealed = seal(parseKeyRing(`a:${old}`), "x", place);
    const ring = parseKeyRing(`b:${key()},a:${old}`);
    expect(openText(ring, sealed, place)).toBe("x");
    expect(sealedWith(seal(ring, "x", place))).toBe("b");
  });

  it("names what is wrong with a ring, not the key", () => {
    expect(() => parseKeyRing("a:c2hvcnQ=")).toThrow("key a is not 32 bytes in base64");
    expect(() => parseKeyRing("")).toThrow();
  });

  it("keeps purposes apart", () => {
    expect(signText("s", "quote", "t")).not.toBe(signText("s", "callback", "t"));
  });
});
