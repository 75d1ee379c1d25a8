import { describe, expect, it } from "vitest";
import { type PasswordFault, type PasswordRule, passwordFaults, proposePassword } from "./password-rule";

const ftp: PasswordRule = {
  min: 8,
  max: 16,
  needs: ["letter", "digit", "special"],
  letterFirst: true,
  specials: "!@$%^*_",
};
const mssql: PasswordRule = { min: 6, max: 16, needs: ["letter", "digit"], letterFirst: true, specials: "" };

describe("a password rule", () => {
  it.each<[string, PasswordFault[]]>([
    ["abc123!@", []],
    ["abc1!", ["short"]],
    ["a1!aaaaaaaaaaaaaa", ["long"]],
    ["1abc123!", ["letter_first"]],
    ["abcdefg!", ["digit"]],
    ["abcdefg1", ["special"]],
    ["abc123#!", ["char"]],
    ["密码abc123!", ["letter_first", "char"]],
    ["abc", ["short", "digit", "special"]],
    ["12#", ["short", "letter_first", "special", "char"]],
    ["a a", ["short", "digit", "special", "char"]],
  ])("the faults of %s are %s", (text, faults) => {
    expect(passwordFaults(ftp, text)).toEqual(faults);
  });

  it("refuses any special character where the rule allows none", () => {
    expect(passwordFaults({ min: 6, max: 16, needs: [], specials: "" }, "abc-123")).toEqual(["plain"]);
  });

  it("proposes different passwords that fit, with both cases and a digit", () => {
    for (const rule of [ftp, mssql]) {
      const proposed = new Set(Array.from({ length: 300 }, () => proposePassword(rule)));
      expect(proposed.size).toBe(300);
      for (const text of proposed) {
        expect(passwordFaults(rule, text)).toEqual([]);
        expect(/[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)).toBe(true);
      }
    }
  });
});
