import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { requestLocale } from "@/lib/http/locale";
import { readBrand } from "@/lib/settings/read-brand";
import { addressIn } from "@/messages/addresses";
import { htmlLang } from "@/messages/languages";

/** What a phone shows when the shop is put on its home screen, under the reseller's name. Colours as in app/styles/tokens.css. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const locale = requestLocale(await headers());
  const [{ name }, t] = await Promise.all([readBrand(locale), getTranslations({ locale, namespace: "shop.meta" })]);
  return {
    name,
    short_name: name,
    description: t("description"),
    lang: htmlLang[locale],
    id: "/",
    start_url: addressIn(locale, "/"),
    display: "minimal-ui",
    background_color: "#faf9f7",
    theme_color: "#faf9f7",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      ...[192, 512].map((px) => ({ src: `/icon-${px}.png`, sizes: `${px}x${px}`, type: "image/png" })),
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
