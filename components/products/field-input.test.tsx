import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { FormField } from "@/lib/product-lines/form";
import fields from "@/messages/zh/fields.json";
import { FieldInput } from "./field-input";

const nothing = () => undefined;
const messages = { fields, teaLine: { fields: { name: "name", mobile: "mobile", files: "files" } } };

it.each<FormField>([
  { id: "name", kind: "name", pattern: "[a-z]{1,10}", maxLength: 10 },
  { id: "mobile", kind: "text", pattern: "1\\d{10}", maxLength: 11, plain: true },
  { id: "files", kind: "text", maxLength: 200, multiline: true },
])("a long text that is pasted into $kind $id is not cut: its error says that it is too long", (field) => {
  const value = "a".repeat(300);
  const attributes = { name: field.id, id: field.id, label: field.id, error: undefined, value };
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={messages} timeZone="Asia/Shanghai">
      <FieldInput
        field={field}
        texts="teaLine"
        attributes={{ ...attributes, onChange: nothing, onBlur: nothing }}
        ownDomains={[]}
      />
    </NextIntlClientProvider>,
  );
  expect(html).toContain(value);
  expect(html.toLowerCase()).not.toContain("maxlength");
});
