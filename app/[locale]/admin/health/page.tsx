import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HealthFacts } from "@/components/admin/health/health-facts";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Status } from "@/components/ui/status";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiMinute } from "@/lib/core/time";
import { readBookCheck } from "@/lib/reports/books/read-book-check";
import { healthParts } from "@/lib/reports/health-contract";
import { lateKindsOf } from "@/lib/reports/late-work-contract";
import { readHealth } from "@/lib/reports/read-health";
import { readLateWork } from "@/lib/reports/read-late-work";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.health" });
  return { title: t("title") };
}

export default async function HealthPage() {
  const actor = await requireStaff();
  const [t, books, health, check, counts] = await Promise.all([
    getTranslations("reports.health"),
    getTranslations("reports.books"),
    readHealth(),
    readBookCheck(actor),
    readLateWork(new Date()),
  ]);
  const parts = healthParts
    .filter((part) => part !== "balance" || actor.role !== "support")
    .map((part) => ({ part, health: health[part] }));
  const booksAre = check === null ? "never" : check.faultCount > 0 ? "differ" : check.overdue ? "overdue" : "agree";
  const late = lateKindsOf(actor.role).map((kind) => ({ kind, count: counts[kind] }));
  const isDone = late.every(({ count }) => count === 0);
  const isWell = isDone && parts.every((one) => one.health.ok) && booksAre !== "differ" && booksAre !== "overdue";
  const at = check ? shanghaiMinute(check.at) : "";
  const booksValue = (
    <Link href="/admin/balance#books">
      {check ? (
        <Status
          state={booksAre === "agree" ? "on" : booksAre === "overdue" ? "unsure" : "failed"}
          word={booksAre === "differ" ? books("differ", { count: check.faultCount }) : books(booksAre)}
          detail={booksAre === "overdue" ? books("lastAt", { at }) : at}
        />
      ) : (
        books("never")
      )}
    </Link>
  );
  return (
    <>
      <PageTitle title={t("title")}>
        <p className="text-ink-2">{t("lead")}</p>
      </PageTitle>
      <div className="space-y-4">
        <Note kind={isWell ? "plain" : "bad"} title={isWell ? t("all") : t("some")} />
        <HealthFacts parts={parts} late={late} books={{ label: books("title"), value: booksValue }} />
      </div>
    </>
  );
}
