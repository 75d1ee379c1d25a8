import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { contracts } from "@/app/api/openapi.json/contracts";
import { Operation } from "@/components/api-docs/operation";
import { TokenMemory } from "@/components/api-docs/token-memory";
import { STAFF_SCOPES } from "@/lib/core/staff-scopes";
import apiConsoleEn from "@/messages/en/apiConsole.json";
import apiDocsEn from "@/messages/en/apiDocs.json";
import staffApiEn from "@/messages/en/staffApi.json";
import staffTokensEn from "@/messages/en/staffTokens.json";
import uiEn from "@/messages/en/ui.json";
import apiConsoleZh from "@/messages/zh/apiConsole.json";
import apiDocsZh from "@/messages/zh/apiDocs.json";
import staffApiZh from "@/messages/zh/staffApi.json";
import staffTokensZh from "@/messages/zh/staffTokens.json";
import uiZh from "@/messages/zh/ui.json";
import { STAFF_GROUPS, staffOperations } from "./staff-operations";

const shown = [...staffOperations().values()].flat();
const MESSAGES = {
  zh: { apiConsole: apiConsoleZh, apiDocs: apiDocsZh, staffApi: staffApiZh, staffTokens: staffTokensZh, ui: uiZh },
  en: { apiConsole: apiConsoleEn, apiDocs: apiDocsEn, staffApi: staffApiEn, staffTokens: staffTokensEn, ui: uiEn },
};

it("shows all that a staff token may call, and nothing else, in groups that have something", () => {
  const declared = contracts.filter(({ staffToken }) => staffToken !== undefined);
  expect(shown.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    declared.map(({ method, path }) => `${method} ${path}`).sort(),
  );
  for (const group of STAFF_GROUPS) expect([group, staffOperations().get(group)]).not.toEqual([group, []]);
});

it.each(["zh", "en"] as const)("each operation and each scope has its sentence, and no other has one, %s", (locale) => {
  expect(Object.keys(MESSAGES[locale].staffApi.does).sort()).toEqual(shown.map(({ id }) => id).sort());
  expect(Object.keys(MESSAGES[locale].staffTokens.scopes)).toEqual(STAFF_SCOPES.map((one) => one.replace(":", "-")));
});

it.each(["zh", "en"] as const)("every operation is shown with its request, %s", (locale) => {
  const fail = (error: Error) => {
    throw error;
  };
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Asia/Shanghai" onError={fail}>
      <TokenMemory>
        {shown.map((operation) => (
          <Operation key={operation.id} operation={operation} url="https://shop.example" words="staffApi" />
        ))}
      </TokenMemory>
    </NextIntlClientProvider>,
  );
  for (const { id, path } of shown) {
    expect(page).toContain(`id="${id}"`);
    expect(page).toContain(path);
  }
  expect(page).not.toMatch(/undefined|\[object/);
});
