import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import type { NavGroup } from "./nav-item";
import { PageFrame } from "./page-frame";

/** The frame of the account pages. Each page renders its own `<main id="main">`. */
export function AccountShell({ brand, children }: { brand: Brand; children: ReactNode }) {
  const t = useTranslations("shell");
  const at = (segment: string) => ({ href: `/account/${segment}`, segment });
  const groups: NavGroup[] = [
    {
      items: [
        { href: "/search", label: t("account.search") },
        { href: "/account/services?productLine=domain", segment: "domains", label: t("account.domains") },
        { ...at("services"), label: t("account.services") },
        { ...at("orders"), label: t("account.orders") },
        { ...at("wallet"), label: t("account.wallet") },
      ],
    },
    {
      title: t("account.label"),
      items: [
        { href: "/products", label: t("products.all") },
        { ...at("calendar"), label: t("account.calendar") },
        { ...at("registrants"), label: t("account.registrants") },
        { ...at("security"), label: t("account.security") },
      ],
    },
  ];
  return (
    <PageFrame brand={brand} label={t("account.label")} groups={groups} inAccount>
      {children}
    </PageFrame>
  );
}
