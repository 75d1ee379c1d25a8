import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Config, FormField } from "@/lib/product-lines/form";
import fields from "@/messages/zh/fields.json";
import { useFieldCheck } from "./use-field-check";

const messages = { fields, teaLine: { hints: { code: "9 位数字。" } } };
const form: FormField[] = [
  { id: "code", kind: "text", maxLength: 9, pattern: "\\d{9}", hinted: true },
  { id: "note", kind: "text", maxLength: 3, optional: true },
  { id: "address", kind: "text", maxLength: 60, pattern: "[^,]{4,}", format: "fourNoComma", optional: true },
  { id: "size", kind: "amount", min: 10, max: 50, step: 10, unit: "gb" },
];

function Check({ values }: { values: Config | undefined }) {
  return <>{JSON.stringify(useFieldCheck("teaLine")(form, values, "config"))}</>;
}

function check(values: Config | undefined): Record<string, string> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={messages} timeZone="Asia/Shanghai">
      <Check values={values} />
    </NextIntlClientProvider>,
  );
  return JSON.parse(html.replaceAll("&quot;", '"')) as Record<string, string>;
}

it("names each wrong field by its path, with the limits of the field; a pattern's sentence repeats the hint", () => {
  const found = check({ code: "12345678", note: "long", size: 60 });
  expect(Object.keys(found)).toEqual(["config.code", "config.note", "config.size"]);
  expect(found["config.code"]).toContain("9 位数字。");
  expect(found["config.note"]).toContain("3");
  expect(found["config.size"]).toMatch(/10.*50/);
});

it("says what a pattern wants where no hint does", () => {
  expect(check({ code: "123456789", address: "Road 3, Room 5", size: 20 })).toEqual({
    "config.address": "格式不对。至少 4 个字，不能有英文逗号。",
  });
});

it("finds nothing in valid values, and all that is required in none", () => {
  expect(check({ code: "123456789", note: "", size: 20 })).toEqual({});
  expect(Object.keys(check(undefined))).toEqual(["config.code", "config.size"]);
});
