"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** The parts of a domain's page; the current one follows the address. */
export function DomainTabs({ id }: { id: string }) {
  const t = useTranslations("domains.tabs");
  const segment = useSelectedLayoutSegment();
  const at = `/account/domains/${id}`;
  const tabs = [
    { href: at, label: t("overview"), current: segment === null },
    { href: `${at}/records`, label: t("records"), current: segment === "records" },
    { href: `${at}/name-servers`, label: t("nameServers"), current: segment === "name-servers" },
    { href: `${at}/renew`, label: t("renew"), current: segment === "renew" },
  ];
  return <Tabs label={t("label")} tabs={tabs} />;
}
