import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { LineChart } from "@/components/ui/charts/line-chart";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Stats } from "@/components/ui/stat";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import type { AgentBalanceReport } from "@/lib/reports/contract";

/** The agent balance: now, compared with the alarm level, and over time. */
export function AgentBalance({
  report,
  days,
  mayChange,
}: {
  report: AgentBalanceReport;
  days: number;
  mayChange: boolean;
}) {
  const t = useTranslations("reports.balance");
  const { latest, points, alarmFen } = report;
  return (
    <>
      {report.below && (
        <Note kind="warn" title={t("below", { alarm: formatFen(alarmFen) })}>
          {t("belowBody")}
        </Note>
      )}
      {latest ? (
        <Stats
          label={t("title")}
          stats={[
            {
              id: "now",
              label: t("now"),
              value: <Money fen={latest.availableFen} large />,
              note: t("readAt", { at: shanghaiMinute(latest.at) }),
            },
            { id: "balance", label: t("balance"), value: <Money fen={latest.balanceFen} /> },
            { id: "frozen", label: t("frozen"), value: <Money fen={latest.frozenFen} /> },
            {
              id: "alarm",
              label: t("alarm"),
              value: <Money fen={alarmFen} />,
              note: mayChange ? <Link href="/admin/settings/limits">{t("changeAlarm")}</Link> : undefined,
            },
          ]}
        />
      ) : (
        <p className="text-ink-2">{t("none")}</p>
      )}
      {points.length > 1 && (
        <Section title={t("curve", { days })} lead={t("curveLead")}>
          <LineChart
            caption={t("curveCaption", { days })}
            captionHidden
            unit="fen"
            series={[
              {
                id: "available",
                label: t("available"),
                points: points.map(({ at, availableFen }) => ({ at, value: availableFen })),
              },
            ]}
            levels={[{ id: "alarm", label: t("alarm"), value: alarmFen }]}
            step
          />
        </Section>
      )}
    </>
  );
}
