import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { defaultBrand } from "@/components/shell/brand";
import { ShopShell } from "@/components/shell/shop-shell";
import { defaultLanguage, isLanguage } from "@/messages/languages";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export default async function ShopLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ShopShell brand={defaultBrand[isLanguage(locale) ? locale : defaultLanguage]}>{children}</ShopShell>;
}
