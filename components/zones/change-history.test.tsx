import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ZoneChangeView } from "@/lib/zones/contract";
import en from "@/messages/en/zones.json";
import zh from "@/messages/zh/zones.json";
import { useChangeTitle } from "./change-history";

const record = (host: string) => ({ host, type: "A" as const, ttlSeconds: 600, value: "192.0.2.1", priority: null });
const added = (count: number) =>
  ({
    kind: "change",
    removed: [],
    added: Array.from({ length: count }, (_, at) => record(`h${at + 1}`)),
    steps: [],
  }) as unknown;

function Title({ change }: { change: ZoneChangeView }) {
  return <>{useChangeTitle(change)}</>;
}

const titleOf = (count: number, locale: "zh" | "en" = "zh") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ zones: locale === "zh" ? zh : en }} timeZone="Asia/Shanghai">
      <Title change={added(count) as ZoneChangeView} />
    </NextIntlClientProvider>,
  );

it("a change of many records names three and counts the others, not all of them as if they were so many", () => {
  expect(titleOf(3)).toBe("添加 h1 A，添加 h2 A，添加 h3 A");
  expect(titleOf(11)).toBe("添加 h1 A，添加 h2 A，添加 h3 A，另有 8 条");
  expect(titleOf(11, "en")).toMatch(/ and 8 more$/);
});
