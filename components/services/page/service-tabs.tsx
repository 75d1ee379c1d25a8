"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { Tabs } from "@/components/ui/tabs";
import type { ServiceTab } from "@/lib/product-lines/pages";
import { useUncheckedTranslations } from "@/messages/unchecked";

interface Props {
  id: string;
  productLine: string;
  tabs: readonly ServiceTab[];
}

/** The pages of a service; the current one follows the address. */
export function ServiceTabs({ id, productLine, tabs }: Props) {
  const t = useUncheckedTranslations(`${productLine}Line.tabs`);
  const segment = useSelectedLayoutSegment();
  const overview = `/account/services/${id}`;
  return (
    <Tabs
      label={t("label")}
      tabs={[
        { href: overview, label: t("overview"), current: segment === null },
        ...tabs.map((tab) => ({ href: `${overview}/${tab}`, label: t(tab), current: segment === tab })),
      ]}
    />
  );
}
