import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import { accountNav, personNav } from "./account-nav";
import { PageFrame } from "./page-frame";

interface Props {
  brand: Brand;
  /** Staff have no services and no wallet: only their own profile and security. */
  staff: boolean;
  children: ReactNode;
}

/** The frame of the account pages. Each page renders its own `<main id="main">`. */
export function AccountShell({ brand, staff, children }: Props) {
  const t = useTranslations("shell.account");
  return (
    <PageFrame brand={brand} account={{ title: t("label"), items: staff ? personNav(t) : accountNav(t) }}>
      {children}
    </PageFrame>
  );
}
