import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Status } from "@/components/ui/status";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiMinute } from "@/lib/core/time";
import { readBookCheck } from "@/lib/reports/read-book-check";
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
  const actor = await requireStaff();
  const [t, results, books, health, check] = await Promise.all([
    getTranslations("reports.health"),
    getTranslations("reports.test.result"),
    getTranslations("reports.books"),
    readHealth(),
    readBookCheck(actor),
  ]);
  const reasonOf = (reason = "unknown") => (results.has(reason as "unknown") ? results(reason as "unknown") : reason);
  const facts = PARTS.map((part) => ({
    id: part,
    label: t(part),
    value: (
      <Status
        state={health[part].ok ? "on" : "failed"}
        word={health[part].ok ? t("ok") : t("bad")}
        detail={t(`details.${health[part].detail}`, {
          seconds: health[part].seconds ?? 0,
          reason: reasonOf(health[part].reason),
        })}
      />
    ),
  }));
  const agree = check?.faultCount === 0;
  const booksValue = (
    <Link href="/admin/balance#books">
      {check ? (
        <Status
          state={agree ? "on" : "failed"}
          word={agree ? books("agree") : books("differ", { count: check.faultCount })}
          detail={shanghaiMinute(check.at)}
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
        <Note kind={health.ok ? "plain" : "bad"} title={health.ok ? t("all") : t("some")} />
        <Facts facts={[...facts, { id: "books", label: books("title"), value: booksValue }]} />
      </div>
    </>
  );
}
