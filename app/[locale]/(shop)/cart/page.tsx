import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CartPage } from "@/components/cart/cart-page";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "cart" });
  return { title: t("title"), robots: { index: false } };
}

/** Prerendered; the browser loads what is in the cart. */
export default async function Cart({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <main id="main">
      <ClientMessages names={["cart", "errors"]}>
        <CartPage />
      </ClientMessages>
    </main>
  );
}
