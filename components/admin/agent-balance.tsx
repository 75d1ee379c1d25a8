import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Stats } from "@/components/ui/stat";
import { formatFen } from "@/lib/core/money";
import { shanghaiDay, shanghaiMinute } from "@/lib/core/time";
import type { AgentBalanceReport } from "@/lib/reports/contract";
import { AgentBalanceCurve } from "./balance-curve";

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
  const first = points[0];
  const last = points.at(-1);
  const [low = 0n] = points.map((point) => point.availableFen).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
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
              note: mayChange ? <Link href="/admin/settings">{t("changeAlarm")}</Link> : undefined,
            },
          ]}
        />
      ) : (
        <p className="text-ink-2">{t("none")}</p>
      )}
      {first && last && points.length > 1 && (
        <Section title={t("curve", { days })} lead={t("curveLead")}>
          <AgentBalanceCurve
            points={points.map((point) => ({ at: point.at.getTime(), fen: point.availableFen }))}
            alarmFen={alarmFen}
            label={t("curveText", {
              from: shanghaiDay(first.at),
              first: formatFen(first.availableFen),
              to: shanghaiDay(last.at),
              last: formatFen(last.availableFen),
              low: formatFen(low),
            })}
          />
        </Section>
      )}
    </>
  );
}
