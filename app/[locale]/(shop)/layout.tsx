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

/** Prerendered pages are made again in the background after so many seconds, with the brand as it is then. */
export const revalidate = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return brandMetadata((await params).locale);
}

export default async function ShopLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ShopShell brand={await readBrand(languageOf(locale))}>{children}</ShopShell>;
}
