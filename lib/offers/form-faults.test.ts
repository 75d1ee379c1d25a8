import { expect, it } from "vitest";
import type { FormField } from "@/lib/product-lines/form";
import type { PasswordRule } from "@/lib/product-lines/password-rule";
import { formFaults } from "./form-faults";

const fields: FormField[] = [
  { id: "code", kind: "text", maxLength: 9, pattern: "\\d{9}", hinted: true },
  { id: "phone", kind: "text", maxLength: 11, pattern: "1\\d{10}", format: "mobile" },
  { id: "note", kind: "text", maxLength: 3 },
];

it("names what a wrong format should be as the form's own hint or format says it, and nothing beside other faults", () => {
  const faults = { code: "pattern", phone: "pattern", note: "pattern" };
  expect(formFaults("tea", faults, fields, {})).toEqual({
    "config.code": { code: "offers.field.pattern", params: { max: 9 }, hints: ["teaLine.hints.code"] },
    "config.phone": { code: "offers.field.pattern", params: { max: 11 }, hints: ["fields.format.mobile"] },
    "config.note": { code: "offers.field.pattern", params: { max: 3 } },
  });
  expect(formFaults("tea", { code: "long" }, fields, {}, "input")).toEqual({
    "input.code": { code: "offers.field.long", params: { max: 9 } },
  });
});

it("names every rule that a password breaks, and never the password", () => {
  const rule: PasswordRule = { min: 8, max: 16, needs: ["letter", "digit", "special"], specials: "!@" };
  const password: FormField = { id: "password", kind: "password", rule };
  expect(formFaults("tea", { password: "password" }, [password], { password: "abc#" })).toEqual({
    "config.password": {
      code: "offers.field.password",
      params: { min: 8, max: 16, specials: "!@", broken: "short digit special char" },
    },
  });
});
