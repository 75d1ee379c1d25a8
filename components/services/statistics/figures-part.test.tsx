import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { DayRange, Figures } from "@/lib/product-lines/figures";
import cdnLine from "@/messages/zh/cdnLine.json";
import charts from "@/messages/zh/charts.json";
import services from "@/messages/zh/services.json";
import { askedRange } from "./asked-range";
import { FiguresPart } from "./figures-part";
import { LogFiles } from "./log-files";
import { RangePicker } from "./range-picker";

const now = new Date("2026-11-27T04:00:00Z");
const messages = { cdnLine, charts, services, ui: {} };
const html = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={messages} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
const day = (n: number, value: number) => ({ at: new Date(Date.UTC(2026, 10, n, 16)), value });
const figures: Figures = {
  charts: [
    {
      id: "traffic",
      unit: "bytes",
      as: "bars",
      series: [
        { id: "served", points: [day(24, 2_000_000_000), day(25, 1_500_000_000)] },
        { id: "origin", points: [day(25, 300_000_000)] },
      ],
    },
  ],
  tops: [{ id: "urls", rows: [{ name: "http://www.tea.com/<b>", value: 1234 }] }],
};
const shown = (range: Pick<DayRange, "step">) =>
  html(<FiguresPart figures={figures} range={{ ...askedRange({}, now).range, ...range }} texts="cdnLine" />);

it("a day's sums are bars with their table, where a day without an answer is none", () => {
  const page = shown({ step: "day" });
  expect(page).toContain("每天流量：加速：最低 1.5 GB");
  expect(page).toContain("回源：最低 0 B");
  expect(page).toContain("2026 年 11 月 26 日");
  expect(page).toContain("http://www.tea.com/&lt;b&gt;");
  expect(page).toContain("1,234");
});

it("hours are a line", () => {
  expect(shown({ step: "hour" })).toContain("每小时流量：");
});

it("nothing counted is said", () => {
  const none = { charts: [], tops: [{ id: "urls", rows: [] }] };
  expect(html(<FiguresPart figures={none} range={askedRange({}, now).range} texts="cdnLine" />)).toContain(
    "这段时间没有数据。",
  );
});

it("the range is chosen by links and by a form, and a refused one says why", () => {
  const asked = askedRange({ from: "2026-01-01", to: "2026-11-27" }, now);
  const page = html(
    <RangePicker
      path="/account/services/1/statistics"
      subjects={["a.com", "b.com"]}
      of="b.com"
      asked={asked}
      today="2026-11-27"
    />,
  );
  expect(page).toContain("of=b.com&amp;days=30");
  expect(page).toContain("最多看 90 天，已改为近 7 天。");
  expect(page).not.toContain('aria-current="true"');
});

it("a log file is downloaded from the shop, and the supplier's address is not in the page", () => {
  const file = {
    key: "1795700000000",
    from: new Date("2026-11-26T00:00:00Z"),
    to: new Date("2026-11-26T01:00:00Z"),
    bytes: 2_048,
  };
  const page = html(<LogFiles route="/api/v1/services/1/log-files" of="www.tea.com" day="2026-11-26" files={[file]} />);
  expect(page).toContain('href="/api/v1/services/1/log-files/www.tea.com/2026-11-26/1795700000000"');
  expect(page).toContain("下载 08:00–09:00 的日志");
  expect(page).toContain("2.05 KB");
});
