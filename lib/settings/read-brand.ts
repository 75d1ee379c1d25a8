import "server-only";
import { type Db, db, type Tx } from "@/lib/db/client";
import { partialEnv } from "@/lib/env";
import { briefly } from "./briefly";
import { type Brand, PRODUCT_NAME } from "./contract";
import { readSetting } from "./read-setting";

async function logoVersion(tx: Tx | Db = db): Promise<string | null> {
  const logo = await tx.shopAsset.findUnique({ where: { key: "logo" }, select: { sha256: true } });
  return logo ? logo.sha256.slice(0, 12) : null;
}

const logoLately = briefly("logo", () => logoVersion());

/** Discards what this process remembers of the logo; called after it was replaced. */
export function forgetLogo(): void {
  logoLately.forget();
}

/**
 * What pages show of the shop's owner, in one language; where only the other language was filled in, that text is used.
 * Inside a transaction pass it: when every connection of the pool holds a transaction, a second one would never be free.
 * Without a database (a build on a machine that has none) the product's own name: prerendered pages ask again within
 * seconds (docs/decisions/brand-on-prerendered-pages.md).
 */
export async function readBrand(locale: "zh" | "en", tx?: Tx): Promise<Brand> {
  const product = PRODUCT_NAME[locale];
  const { DATABASE_URL, sandbox } = partialEnv();
  if (!DATABASE_URL) return { name: product, company: product };
  const [brand, contacts, filing, logo] = await Promise.all([
    readSetting("brand", tx),
    readSetting("contacts", tx),
    readSetting("filing", tx),
    tx ? logoVersion(tx) : logoLately.get(),
  ]);
  const pick = (zh: string, en: string) => (locale === "zh" ? zh || en : en || zh);
  const name = pick(brand.nameZh, brand.nameEn) || product;
  const present = Object.fromEntries(
    Object.entries({
      supportPhone: contacts.phone,
      supportHours: pick(contacts.hoursZh, contacts.hoursEn),
      supportEmail: contacts.email,
      icp: filing.icp,
      police: filing.police,
      logoUrl: logo ? `/api/v1/brand/logo?v=${logo}` : "",
    }).filter(([, value]) => value !== ""),
  );
  return {
    name,
    company: pick(brand.companyZh, brand.companyEn) || name,
    ...present,
    ...(sandbox ? { sandbox } : {}),
  };
}
