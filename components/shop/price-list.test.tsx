import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import home from "@/messages/en/home.json";
import { PriceList } from "./price-list";

const com = {
  ...{ suffix: ".com", ascii: ".com", minYears: 1, blurb: "First choice" },
  ...{ registerFen: 7_500n, renewFen: 8_550n, transferFen: null },
};
const chinese = { ...com, suffix: ".中国", ascii: ".xn--fiqs8s", minYears: 2 };

const others = Array.from({ length: 10 }, (_, at) => ({ ...com, suffix: `.other${at}` }));

const render = (all: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ home }} timeZone="Asia/Shanghai">
      <PriceList all={all} known={{ suffixes: [com, chinese, ...others], total: 58 }} />
    </NextIntlClientProvider>,
  );
const textsOf = (html: string) => html.replace(/<\/t[dh]>/g, "|").replace(/<[^>]*>/g, "");

it("has a row for each suffix, with its prices and a link to its page", () => {
  const html = render(true);
  expect(textsOf(html)).toContain(".com|First choice|¥75|¥85.50||.中国|First choice|2 years ¥75|¥85.50||");
  expect(html).toContain('href="/en/domains/xn--fiqs8s"');
  expect(html.match(/<th scope="row"/g)).toHaveLength(12);
});

it("has the first eight on the home page, and leads to all", () => {
  const html = render(false);
  expect(html.match(/<th scope="row"/g)).toHaveLength(8);
  expect(html).toContain('<a href="/en/prices">Prices of all 58 suffixes</a>');
});
