import { expect, it } from "vitest";
import type { FormField } from "@/lib/product-lines/form";
import { formFaults } from "./form-faults";

const fields: FormField[] = [
  { id: "code", kind: "text", maxLength: 9, pattern: "\\d{9}", hinted: true },
  { id: "phone", kind: "text", maxLength: 11, pattern: "1\\d{10}", format: "mobile" },
  { id: "note", kind: "text", maxLength: 3 },
];

it("names what a wrong format should be as the form's own hint or format says it, and nothing beside other faults", () => {
  const faults = { code: "pattern", phone: "pattern", note: "pattern" };
  expect(formFaults("tea", faults, fields)).toEqual({
    "config.code": { code: "offers.field.pattern", params: { max: 9 }, hints: ["teaLine.hints.code"] },
    "config.phone": { code: "offers.field.pattern", params: { max: 11 }, hints: ["fields.format.mobile"] },
    "config.note": { code: "offers.field.pattern", params: { max: 3 } },
  });
  expect(formFaults("tea", { code: "long" }, fields, "input")).toEqual({
    "input.code": { code: "offers.field.long", params: { max: 9 } },
  });
});
