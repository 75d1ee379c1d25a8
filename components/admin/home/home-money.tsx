import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { type Stat, Stats } from "@/components/ui/stat";
import { formatFen } from "@/lib/core/money";
import type { AgentOutlook, MonthSoFar } from "@/lib/reports/home-contract";

/** The balance lasts shorter than this: whoever remits money should do so now. */
const FEW_DAYS = 7;

/** How long the agent balance lasts, and what the month has earned; for finance and admins. */
export function HomeMoney({ agent, month }: { agent: AgentOutlook | null; month: MonthSoFar }) {
  const t = useTranslations("staff-home.money");
  const isLow = agent !== null && (agent.availableFen < agent.alarmFen || (agent.daysLeft ?? FEW_DAYS) < FEW_DAYS);
  const outlook =
    agent && agent.daysLeft !== null && agent.perDayFen !== null
      ? t("daysLeft", { days: agent.daysLeft, perDay: formatFen(agent.perDayFen) })
      : t("noRate");
  const books = `/admin/books?month=${month.month}`;
  const stats: (Stat & { id: string })[] = [
    {
      id: "available",
      label: t("available"),
      value: <Link href="/admin/balance">{agent ? <Money fen={agent.availableFen} /> : t("none")}</Link>,
      note: agent && <span className={isLow ? "font-strong text-warn" : undefined}>{outlook}</span>,
    },
    {
      id: "income",
      label: t("income"),
      value: (
        <Link href={books}>
          <Money fen={month.incomeFen} />
        </Link>
      ),
    },
    {
      id: "margin",
      label: t("margin"),
      value: (
        <Link href={books}>
          <Money fen={month.marginFen} />
        </Link>
      ),
      note: month.incomeFen > 0n && t("percent", { percent: percentOf(month.marginFen, month.incomeFen) }),
    },
  ];
  return (
    <Section title={t("title")}>
      <Stats label={t("title")} stats={stats} />
    </Section>
  );
}

/** "20.3%", rounded towards zero. */
function percentOf(partFen: bigint, wholeFen: bigint): string {
  const tenths = (partFen * 1_000n) / wholeFen;
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? "−" : ""}${size / 10n}.${size % 10n}%`;
}
