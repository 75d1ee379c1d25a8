import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { inlineScripts } from "@/server/web/own-scripts";
import { JsonLd } from "./json-ld";
import { breadcrumbs, organization, productFor, productFrom, type StructuredData } from "./structured-data";

const ORIGIN = "https://shop.example.com";
const site = { origin: ORIGIN, language: "zh" } as const;
const brand = { name: "山里茶", company: "山里茶有限公司" };

function read(data: StructuredData[]): Record<string, unknown>[] {
  const html = renderToStaticMarkup(<JsonLd data={data} />);
  const [, text = ""] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(html) ?? [];
  const { "@context": context, "@graph": graph } = JSON.parse(text);
  expect(context).toBe("https://schema.org");
  return graph;
}

describe("data for search engines", () => {
  it("tells who the reseller is, with the reseller's own logo where there is one", () => {
    expect(read([organization({ ...brand, supportPhone: "400-1" }, site)])).toEqual([
      {
        "@type": "Organization",
        name: "山里茶有限公司",
        alternateName: "山里茶",
        url: `${ORIGIN}/`,
        logo: `${ORIGIN}/icon-512.png`,
        telephone: "400-1",
      },
    ]);
    const [own] = read([organization({ ...brand, logoUrl: "/api/v1/brand/logo?v=1" }, site)]);
    expect(own?.logo).toBe(`${ORIGIN}/api/v1/brand/logo?v=1`);
  });

  it("tells prices in yuan, and none where none is known", () => {
    const thing = { name: ".com", description: "…", href: "/domains/com", brand };
    const [suffix] = read([productFor(site, thing, [{ name: "首年", fen: 7_500n }])]);
    expect(suffix?.offers).toEqual([
      {
        "@type": "Offer",
        name: "首年",
        url: `${ORIGIN}/domains/com`,
        availability: "https://schema.org/InStock",
        price: "75.00",
        priceCurrency: "CNY",
      },
    ]);
    const [line, unpriced] = read([productFrom(site, thing, 123_456n), productFrom(site, thing, null)]);
    expect(line?.offers).toEqual({ "@type": "AggregateOffer", lowPrice: "1234.56", priceCurrency: "CNY" });
    expect(unpriced?.offers).toBeUndefined();
  });

  it("tells the way down to the page", () => {
    const [trail] = read([breadcrumbs(site, [{ label: "价格", href: "/prices" }])]);
    expect(trail?.itemListElement).toEqual([
      { "@type": "ListItem", position: 1, name: "价格", item: `${ORIGIN}/prices` },
    ]);
    const [english] = read([breadcrumbs({ ...site, language: "en" }, [{ label: "Prices", href: "/prices" }])]);
    expect(JSON.stringify(english)).toContain(`${ORIGIN}/en/prices`);
  });

  it("ends nowhere but at its end, whatever a name holds", () => {
    const name = '</script><script>alert(1)</script><!-- <script> ]]> "\u2028';
    expect(read([organization({ name, company: name }, site)])[0]?.name).toBe(name);
    const html = renderToStaticMarkup(<JsonLd data={[organization({ name, company: name }, site)]} />);
    expect(inlineScripts(html)).toEqual([]);
  });
});
