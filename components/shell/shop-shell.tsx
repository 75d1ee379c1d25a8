import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import type { NavGroup } from "./nav-item";
import { PageFrame } from "./page-frame";

/** The frame of the public pages. Each page renders its own `<main id="main">`. */
export function ShopShell({ brand, children }: { brand: Brand; children: ReactNode }) {
  const t = useTranslations("shell.products");
  const groups: NavGroup[] = [
    {
      items: [
        { href: "/search", label: t("domain"), segment: "search", prefetch: true },
        { href: "/products", label: t("all"), segment: "products" },
        { href: "/prices", label: t("prices"), segment: "prices" },
        { href: "/account/services?productLine=domain", label: t("mine") },
      ],
    },
  ];
  return (
    <PageFrame brand={brand} label={t("label")} groups={groups}>
      {children}
    </PageFrame>
  );
}
