import type { useTranslations } from "next-intl";
import type { NavGroup } from "./nav-item";

/** The pages of the shop. They stand in the header of every page, in the shop and in the account. */
export function shopNav(t: ReturnType<typeof useTranslations<"shell.products">>): NavGroup {
  return {
    items: [
      { href: "/search", label: t("domain"), segment: "search", prefetch: true },
      { href: "/products", label: t("all"), segment: "products" },
      { href: "/prices", label: t("prices"), segment: "prices" },
      { href: "/help", label: t("help"), segment: "help" },
    ],
  };
}
