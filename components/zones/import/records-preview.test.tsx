import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { TooManyRecords } from "@/lib/dns/too-many-records";
import { checkRows } from "@/lib/dns/zone-file/check-rows";
import { type ImportMode, planImport } from "@/lib/dns/zone-file/plan-import";
import { readZoneFile } from "@/lib/dns/zone-file/read-zone-file";
import en from "@/messages/en/errors.json";
import enUi from "@/messages/en/ui.json";
import enZoneImport from "@/messages/en/zoneImport.json";
import errors from "@/messages/zh/errors.json";
import ui from "@/messages/zh/ui.json";
import zoneImport from "@/messages/zh/zoneImport.json";
import { RecordsPreview } from "./records-preview";
import { withWarnings } from "./use-import-plan";

const MESSAGES = {
  zh: { errors, ui, zoneImport },
  en: { errors: en, ui: enUi, zoneImport: enZoneImport },
};

/** The words of a preview, without the markup. */
function show(
  text: string,
  mode: ImportMode,
  locale: "zh" | "en" = "zh",
  tooMany: TooManyRecords | null = null,
): string {
  const there = { id: "1", host: "www", type: "A" as const, value: "8.8.8.8", ttlSeconds: 600, priority: null };
  const planned = planImport([there], [], checkRows(readZoneFile(text, "example.com"), "example.com"), mode);
  const plan = withWarnings({ records: [there], domain: "example.com" }, planned);
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Asia/Shanghai">
      <RecordsPreview {...{ plan, mode, tooMany }} setMode={() => undefined} numbered />
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

const FILE = "www 900 A 8.8.8.8\na 60 A 8.8.4.4\nb SPF x\nb TXT x,y";

it("says what becomes of each row, and why", () => {
  const page = show(FILE, "add");
  expect(page).toContain("新增 1 条，修改 1 条，删除 0 条，跳过 2 条");
  expect(page).toContain("第 3 行 b SPF x 这里不能保存 SPF 类型的记录。");
  expect(page).toContain("第 1 行 www A 8.8.8.8 600 www A 8.8.8.8 900");
  expect(page).toContain("TTL 由 60 秒改为最小值 300 秒。");
  expect(page).not.toContain("会被删除");
  expect(show("a A 8.8.4.4", "replace", "en")).toMatch(
    /One existing record will be deleted.*1 deleted www A 8\.8\.8\.8/,
  );
});

it("warns of what the editor will warn of: a second SPF text beside one that is there, and beside one of the file", () => {
  const two = '@ 600 TXT "v=spf1 mx -all"\n@ 600 TXT "v=spf1 include:a.example.net -all"\nb TXT "v=spf1 +all"';
  const page = show(two, "add");
  expect(page.match(/@ 有两条 SPF，收信方会两条都不认。合成一条。/g)).toHaveLength(2);
  expect(page).toContain("等于允许任何人冒用这个域名发信");
  expect(show("www 600 A 8.8.8.8", "add")).not.toContain("SPF");
});

it("says how many records the domain may have when these are too many", () => {
  const tooMany = { count: 60, most: 50, over: 10 };
  expect(show(FILE, "add", "zh", tooMany)).toContain("这个域名最多 50 条解析记录，这样保存后会有 60 条，多出 10 条。");
  expect(show(FILE, "add")).not.toContain("最多");
});

it("of very many rows shows the first, and how many more there are", () => {
  const page = show(Array.from({ length: 2_000 }, (_, at) => `h${at} A 8.8.8.8`).join("\n"), "add");
  expect(page.match(/第 \d+ 行/g)).toHaveLength(50);
  expect(page).toContain("再显示 50 条（还有 1950 条）");
});
