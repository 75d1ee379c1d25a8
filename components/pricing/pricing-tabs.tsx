import { useTranslations } from "next-intl";
import { Tabs } from "../ui/tabs";

export function PricingTabs({ current }: { current: "prices" | "suffixes" }) {
  const t = useTranslations("prices.tabs");
  return (
    <Tabs
      label={t("label")}
      tabs={(["prices", "suffixes"] as const).map((page) => ({
        href: `/admin/${page}`,
        label: t(page),
        current: page === current,
      }))}
    />
  );
}
