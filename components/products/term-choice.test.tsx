import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { TermChoice } from "./term-choice";

const terms = [
  { years: 1, months: 0 },
  { years: 3, months: 0 },
];

it("shows no price of what can't be ordered as it is, and lets a term be chosen nevertheless", async () => {
  const shown = await renderedHtml(
    <TermChoice
      {...{ terms, unpriced: true, value: terms[0] ?? { years: 1, months: 0 }, onChange: () => undefined }}
      legend="时长"
      priceOf={() => 9_100n}
    />,
  );
  expect(shown).not.toContain("¥");
  expect(shown.match(/—/g)).toHaveLength(2);
  expect(shown).not.toContain(`disabled=""`);
});

it("compares what is sold by the year by the year, not by a month of it", async () => {
  const shown = (byYear: boolean) =>
    renderedHtml(
      <TermChoice
        {...{ terms, byYear, value: terms[0] ?? { years: 1, months: 0 }, onChange: () => undefined, legend: "时长" }}
        priceOf={({ years }) => BigInt(years) * 9_100n}
      />,
    );
  expect(await shown(false)).toContain("每月 ¥7.58");
  const domain = await shown(true);
  expect(domain).toContain("每年 ¥91");
  expect(domain).not.toContain("每月");
  // Of a single year there is nothing to add.
  expect(domain.match(/每年/g)).toHaveLength(1);
});
