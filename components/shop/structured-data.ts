import { yuanText } from "@/lib/core/money";
import type { Brand } from "@/lib/settings/contract";
import { addressIn } from "@/messages/addresses";
import { htmlLang, type Language } from "@/messages/languages";

/** Objects of schema.org as search engines read them; JsonLd writes them into a page. */
export type StructuredData = { "@type": string } & Record<string, unknown>;

/** Where addresses begin, https://shop.example.com, and the language of the page. */
interface Site {
  origin: string;
  language: Language;
}

const urlOf = ({ origin, language }: Site, href: string) => `${origin}${addressIn(language, href)}`;

/** The reseller. */
export function organization(brand: Brand, site: Site): StructuredData {
  return {
    "@type": "Organization",
    name: brand.company,
    alternateName: brand.name === brand.company ? undefined : brand.name,
    url: urlOf(site, "/"),
    logo: `${site.origin}${brand.logoUrl ?? "/icon-512.png"}`,
    email: brand.supportEmail,
    telephone: brand.supportPhone,
  };
}

/** The way down to a page. @param pages from the first level on, the page itself last */
export function breadcrumbs(site: Site, pages: readonly { label: string; href: string }[]): StructuredData {
  return {
    "@type": "BreadcrumbList",
    itemListElement: pages.map(({ label, href }, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name: label,
      item: urlOf(site, href),
    })),
  };
}

interface Thing {
  name: string;
  description: string;
  /** Its page. */
  href: string;
  brand: Brand;
}

/** A product line, sold from this price on; null: without a price. */
export function productFrom(site: Site, thing: Thing, fromFen: bigint | null): StructuredData {
  const offers = fromFen === null ? undefined : { "@type": "AggregateOffer", ...inYuan("lowPrice", fromFen) };
  return product(site, thing, offers);
}

/** What is sold for these prices: of a suffix to register, to renew, to transfer. */
export function productFor(site: Site, thing: Thing, prices: readonly { name: string; fen: bigint }[]): StructuredData {
  const url = urlOf(site, thing.href);
  return product(
    site,
    thing,
    prices.map(({ name, fen }) => ({ "@type": "Offer", name, url, availability: IN_STOCK, ...inYuan("price", fen) })),
  );
}

const IN_STOCK = "https://schema.org/InStock";

function product(site: Site, { name, description, href, brand }: Thing, offers: unknown): StructuredData {
  const seller = { "@type": "Brand", name: brand.name };
  return { "@type": "Product", name, description, url: urlOf(site, href), brand: seller, offers };
}

const inYuan = (key: string, fen: bigint) => ({ [key]: yuanText(fen), priceCurrency: "CNY" });

/** An article of the help centre. */
export function helpArticle(
  site: Site,
  article: { label: string; description: string; href: string; updatedAt: Date; brand: Brand },
): StructuredData {
  const { label, description, href, updatedAt, brand } = article;
  const publisher = { "@type": "Organization", name: brand.company };
  const url = urlOf(site, href);
  return {
    ...{ "@type": "Article", headline: label, description, url, mainEntityOfPage: url },
    ...{ dateModified: updatedAt.toISOString(), inLanguage: htmlLang[site.language], publisher, author: publisher },
  };
}
