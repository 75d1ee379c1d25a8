import { useLocale, useTranslations } from "next-intl";
import { StackChart } from "@/components/ui/charts/stack-chart";
import { weekCategories } from "@/components/ui/charts/week-categories";

interface Props {
  weeks: readonly { monday: string; automatic: number; manual: number }[];
}

/** How many services of all customers expire in each of the coming weeks. Nothing if none does. */
export function ExpiryWeeks({ weeks }: Props) {
  const t = useTranslations("admin-services.expiries");
  const locale = useLocale();
  if (weeks.every(({ automatic, manual }) => automatic + manual === 0)) return null;
  return (
    <div className="my-5 max-w-240">
      <StackChart
        caption={t("caption", { weeks: weeks.length })}
        unit="count"
        nameHead={t("week")}
        total={t("all")}
        heightPx={80}
        categories={weekCategories(
          weeks.map(({ monday }) => monday),
          locale,
          (monday) => t("weekOf", { monday }),
        )}
        series={[
          {
            id: "manual",
            label: t("manual"),
            look: "solid",
            values: weeks.map(({ manual }) => BigInt(manual)),
          },
          {
            id: "automatic",
            label: t("automatic"),
            look: "outlined",
            values: weeks.map(({ automatic }) => BigInt(automatic)),
          },
        ]}
      />
    </div>
  );
}
