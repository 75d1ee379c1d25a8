import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Operation } from "@/components/api-docs/operation";
import { TokenMemory } from "@/components/api-docs/token-memory";
import apiConsoleEn from "@/messages/en/apiConsole.json";
import apiDocsEn from "@/messages/en/apiDocs.json";
import uiEn from "@/messages/en/ui.json";
import apiConsoleZh from "@/messages/zh/apiConsole.json";
import apiDocsZh from "@/messages/zh/apiDocs.json";
import uiZh from "@/messages/zh/ui.json";
import { operationGroups } from "./operation-groups";

const shown = [...operationGroups().values()].flat();
const MESSAGES = {
  zh: { apiConsole: apiConsoleZh, apiDocs: apiDocsZh, ui: uiZh },
  en: { apiConsole: apiConsoleEn, apiDocs: apiDocsEn, ui: uiEn },
};

const fail = (error: Error) => {
  throw error;
};
const render = (locale: "zh" | "en") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Asia/Shanghai" onError={fail}>
      <TokenMemory>
        {shown.map((operation) => (
          <Operation key={operation.id} operation={operation} url="https://shop.example" />
        ))}
      </TokenMemory>
    </NextIntlClientProvider>,
  );

it.each(["zh", "en"] as const)(
  "every operation is shown with its request, and no two regions are called the same, %s",
  (locale) => {
    const page = render(locale);
    for (const { id, path } of shown) {
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(path);
    }
    const regions = [...page.matchAll(/<section[^>]* aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(regions.length).toBeGreaterThan(shown.length);
    expect(new Set(regions).size).toBe(regions.length);
    expect(page).toContain("https://shop.example/api/v1/wallet");
    expect(page).not.toMatch(/upstream\.|undefined|\[object/);
  },
);
