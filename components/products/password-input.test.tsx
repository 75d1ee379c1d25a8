import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { cloudSystemPassword } from "@/lib/product-lines/servers/form";
import en from "@/messages/en/fields.json";
import enUi from "@/messages/en/ui.json";
import zh from "@/messages/zh/fields.json";
import zhUi from "@/messages/zh/ui.json";
import { PasswordInput } from "./password-input";

const shown = (locale: string, messages: object) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages as never} timeZone="Asia/Shanghai">
      <PasswordInput id="password" label="x" rule={cloudSystemPassword} value="" onChange={() => undefined} />
    </NextIntlClientProvider>,
  );

it("lists what a password needs as a sentence does, in both languages", () => {
  expect(shown("en", { fields: en, ui: enUi })).toContain(
    "8–32 characters, with a lower-case letter, an upper-case letter, a digit, and a symbol (!@^*()).",
  );
  expect(shown("zh", { fields: zh, ui: zhUi })).toContain(
    "8–32 位，要有小写字母、大写字母、数字和特殊符号（!@^*()）。",
  );
});
