import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { brandMetadata, languageOf } from "@/app/brand-metadata";
import { ShopShell } from "@/components/shell/shop-shell";
import { readBrand } from "@/lib/settings/read-brand";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

/**
 * Seconds after which Next renders a prerendered page again in the background, with the name and contacts that the shop has then.
 */
export const revalidate = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return brandMetadata((await params).locale);
}

export default async function ShopLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ShopShell brand={await readBrand(languageOf(locale))}>{children}</ShopShell>;
}
