import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import en from "@/messages/en/charts.json";
import zh from "@/messages/zh/charts.json";
import { BarChart } from "./bar-chart";
import { LineChart } from "./line-chart";
import type { LinePoint } from "./line-rows";
import { monthCategories } from "./month-categories";
import { StackChart } from "./stack-chart";
import { UsageBar } from "./usage-bar";

const render = (node: React.ReactNode, locale: "zh" | "en" = "zh") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ charts: locale === "zh" ? zh : en }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );

const decode = (text: string) => text.replaceAll("&amp;", "&");
const nameOf = (html: string) => decode(/role="img" aria-label="([^"]*)"/.exec(html)?.[1] ?? "");
/** The cells of the table's rows. */
const rowsOf = (html: string) =>
  [...(/<tbody.*?<\/tbody>/s.exec(html)?.[0].matchAll(/<tr.*?<\/tr>/gs) ?? [])].map(([row]) =>
    [...row.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell.replace(/<[^>]*>/g, "")),
  );
/** Every attribute in which a number is drawn. */
const drawn = (html: string) =>
  [...html.matchAll(/\b(?:d|x|y|x1|x2|y1|y2|cx|cy|width|height|style|points)="([^"]*)"/g)]
    .map(([, value]) => value)
    .join(" ");

/** Nothing wrong is drawn: no number that is none, and nothing above or below the plot. */
function expectDrawable(html: string, heightPx: number) {
  expect(drawn(html)).not.toMatch(/NaN|Infinity|undefined|null|e[+-]?\d/);
  for (const [, y = ""] of html.matchAll(/\b(?:y|y1|y2|cy)="([^"]*)"/g)) {
    expect(Number(y)).toBeGreaterThanOrEqual(-2);
    expect(Number(y)).toBeLessThanOrEqual(heightPx + 2);
  }
}

const day = (n: number) => new Date(Date.UTC(2026, 9, 1 + n, 4));
const balance = (...values: bigint[]): LinePoint[] => values.map((value, n) => ({ at: day(n), value }));
const line = (points: readonly LinePoint[], more: Partial<Parameters<typeof LineChart>[0]> = {}) => (
  <LineChart caption="余额" unit="fen" series={[{ id: "a", label: "可用", points }]} step {...more} />
);
const months = ["2026-11", "2026-12", "2027-01"];
const given = (values: readonly (readonly bigint[])[]) => ({
  caption: "经营",
  unit: "fen" as const,
  nameHead: "月份",
  categories: monthCategories(months, "zh").slice(0, values[0]?.length),
  series: values.map((own, at) => ({ id: `${at}`, label: `第 ${at + 1}`, values: own })),
});
const bars = (values: readonly (readonly bigint[])[]) => <BarChart {...given(values)} />;
const stack = (values: readonly (readonly bigint[])[]) => <StackChart {...given(values)} total="合计" />;

const huge = 10n ** 18n;
const fens = fc.oneof(fc.bigInt({ min: -huge, max: huge }), fc.bigInt({ min: -300n, max: 300n }), fc.constant(0n));

describe("a line", () => {
  it("says the least, the most and the last value", () => {
    const html = render(line(balance(50_000n, 120_000n, -3_050n, 9_900n)));
    expect(nameOf(html)).toBe("余额：最低 −¥30.50，最高 ¥1,200.00，最后 ¥99.00");
    expect(nameOf(render(line(balance(50_000n)), "en"))).toBe("余额: ¥500.00");
  });

  it("has round values on its axis and days of Shanghai below it", () => {
    const html = render(line(balance(50_000n, 120_000n, 30_000n)));
    for (const tick of ["¥0", "¥500", "¥1,000", "¥1,500"]) expect(html).toContain(`>${tick}<`);
    const night = [
      { at: new Date("2026-10-01T16:00:00Z"), value: 1n },
      { at: new Date("2026-10-09T16:00:00Z"), value: 2n },
    ];
    expect(render(line(night))).toContain(">10 月 2 日<");
    expect(render(line(night), "en")).toContain(">2 October<");
    expect(render(line(night))).toContain(">¥0.01<");
  });

  it("shows exact figures where a float would not", () => {
    const html = render(line(balance(0n, 9_007_199_254_740_993n)));
    expect(nameOf(html)).toContain("最高 ¥90,071,992,547,409.93");
    expect(rowsOf(html)).toContainEqual([shanghaiMinute(day(1)), "90,071,992,547,409.93"]);
  });

  it("without points says so and has neither picture nor table", () => {
    const html = render(line([]));
    expect(html).toContain("还没有数据。");
    expect(html).not.toMatch(/role="img"|<table/);
  });

  it("of one point is a dot at the right edge; a step lasts until the end of the time", () => {
    expect(render(line(balance(500n), { step: false }))).toContain('<circle cx="100%"');
    expect(render(line(balance(500n), { step: false }))).not.toContain("<path");
    expect(render(line(balance(500n), { to: day(4) }))).toMatch(/d="M0,[\d.]+L1000,[\d.]+L1000,[\d.]+"/);
  });

  it("of several series has their names at its ends and dashes, a level is named", () => {
    const series = [
      { id: "a", label: "可用", points: balance(500n, 600n) },
      { id: "b", label: "冻结", points: balance(510n, 590n) },
    ];
    const html = render(
      <LineChart caption="余额" unit="fen" series={series} levels={[{ id: "alarm", label: "警戒", value: 300n }]} />,
    );
    for (const name of ["可用", "冻结", "警戒"]) expect(html).toContain(`>${name}</span>`);
    expect(html).toContain('stroke-dasharray="7 4"');
    expect(rowsOf(html)).toEqual([
      [shanghaiMinute(day(0)), "5.00", "5.10"],
      [shanghaiMinute(day(1)), "6.00", "5.90"],
    ]);
  });

  it("of many points has a table by day, with the last value of each", () => {
    const points = Array.from({ length: 200 }, (_, n) => ({
      at: new Date(Date.UTC(2026, 9, 1, n)),
      value: BigInt(n * 100),
    }));
    const rows = rowsOf(render(line(points)));
    expect(rows).toHaveLength(9);
    expect(rows[0]).toEqual(["2026-10-01", "15.00"]);
    expect(rows.at(-1)).toEqual(["2026-10-09", "199.00"]);
  });

  it("any amounts and times are drawn, and the table has them all", () => {
    const at = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.array(fc.record({ at, value: fens }), { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (given, step, quiet) => {
          const points = given.toSorted((one, other) => one.at.getTime() - other.at.getTime());
          const html = render(
            line(points, { step, area: quiet, heightPx: 100, ...(quiet ? { quiet: { to: "今天" } } : {}) }),
          );
          expectDrawable(html, 100);
          const last = new Map(
            points.map((point) => [shanghaiMinute(point.at), formatFen(point.value, { unit: false })]),
          );
          expect(rowsOf(html)).toEqual([...last]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("bars", () => {
  it("name their months in full for readers and short below, the year once", () => {
    const html = render(bars([[5_000n, -2_000n, 100n]]));
    expect(nameOf(html)).toBe(
      "经营：最低 −¥20.00（2026 年 12 月），最高 ¥50.00（2026 年 11 月），最后 ¥1.00（2027 年 1 月）",
    );
    expect(html).toMatch(/>11 月<small[^>]*>2026<\/small>/);
    expect(html).toMatch(/>12 月<\/span>/);
    expect(html).toMatch(/>1 月<small[^>]*>2027<\/small>/);
    expect(html).toContain("<title>2026 年 12 月\n第 1 −¥20.00</title>");
    expect(rowsOf(html)).toEqual([
      ["2026 年 11 月", "50.00"],
      ["2026 年 12 月", "-20.00".replace("-", "−")],
      ["2027 年 1 月", "1.00"],
    ]);
  });

  it("of several series have a legend and differ without colour", () => {
    const html = render(bars([[5_000n], [3_000n]]));
    expect(html).toMatch(/<li.*第 1<\/li>.*<li.*第 2<\/li>/);
    const [, id] = /<pattern id="([^"]*-bar-hatched)"/.exec(html) ?? [];
    expect(html).toContain(`fill="url(#${id})"`);
  });

  it("of a stack stand on each other, negative ones hang below, and the table has the sum", () => {
    const html = render(stack([[100n], [-50n], [200n]]));
    const heights = [...html.matchAll(/<rect x="[^"]*" width="[^"]*" y="([^"]*)" height="([^"]*)"/g)].map(
      ([, y, height]) => [Number(y), Number(height)],
    );
    const [first, second, third] = heights;
    // From −1 to 3 yuan on 176 px: 44 px each.
    expect([first, second, third]).toEqual([
      [88, 44],
      [132, 22],
      [0, 88],
    ]);
    expect(rowsOf(html)).toEqual([["2026 年 11 月", "2.50", "1.00", "−0.50", "2.00"]]);
    expect(nameOf(html)).toBe("经营：¥2.50（2026 年 11 月）");
  });

  it("without categories say so", () => {
    expect(render(bars([[]]))).toContain("还没有数据。");
  });

  it("any amounts are drawn, and the table has them all", () => {
    const values = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(fc.array(fens, { minLength: 3, maxLength: 3 }), { minLength: n, maxLength: n }));
    fc.assert(
      fc.property(values, (series) => {
        const table = months.map((_, at) => series.map((own) => own[at] ?? 0n));
        const sum = (row: readonly bigint[]) => row.reduce((one, other) => one + other, 0n);
        for (const [html, rows] of [
          [render(bars(series)), table],
          [render(stack(series)), table.map((row) => [sum(row), ...row])],
        ] as const) {
          expectDrawable(html, 176);
          const texts = rows.map((row) => row.map((fen) => formatFen(fen, { unit: false })));
          expect(rowsOf(html).map((row) => row.slice(1))).toEqual(texts);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("a usage bar", () => {
  const usage = (used: number, limit: number | null) =>
    render(
      <UsageBar
        label="空间"
        used={used}
        limit={limit}
        usedText={`${used} MB`}
        limitText={`/ ${limit} MB`}
        help="清理一下"
      />,
    );

  it("warns when it is nearly full and when it is full", () => {
    expect(usage(90, 100)).not.toContain("清理一下");
    expect(usage(91, 100)).toMatch(/fill-warn.*清理一下/);
    expect(usage(130, 100)).toMatch(/fill-bad.*清理一下/);
    expect(usage(130, 100)).toContain('aria-valuenow="100"');
  });

  it("has no bar without a limit", () => {
    for (const limit of [null, 0]) expect(usage(10, limit)).not.toContain("meter");
  });

  it("any figures are drawn", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), fc.nat(), (used, limit) => {
        expect(drawn(usage(used, limit))).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});
