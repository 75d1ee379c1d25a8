import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Status } from "@/components/ui/status";
import { requireStaff } from "@/lib/auth/current-actor";
import { readHealth } from "@/lib/reports/read-health";

interface Props {
  params: Promise<{ locale: string }>;
}

const PARTS = ["web", "database", "worker", "upstream"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.health" });
  return { title: t("title") };
}

export default async function HealthPage() {
  await requireStaff();
  const [t, health] = await Promise.all([getTranslations("reports.health"), readHealth()]);
  const facts = PARTS.map((part) => ({
    id: part,
    label: t(part),
    value: (
      <Status
        state={health[part].ok ? "on" : "failed"}
        word={health[part].ok ? t("ok") : t("bad")}
        detail={health[part].detail}
      />
    ),
  }));
  return (
    <>
      <PageTitle title={t("title")}>
        <p className="mute">{t("lead")}</p>
      </PageTitle>
      <Note kind={health.ok ? "plain" : "bad"} title={health.ok ? t("all") : t("some")} />
      <Facts facts={facts} />
    </>
  );
}
