import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readSearch } from "@/app/read-search";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { ReviewTable } from "@/components/registrants/review-table";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { listReviews } from "@/lib/reviews/list-reviews";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ state?: string; q?: string }>;
}

const states = z.enum(["open", "unpass", "pass"]);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reviews" });
  return { title: t("title") };
}

export default async function ReviewsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const asked = await readSearch(searchParams);
  const state = states.catch("open").parse(asked.state);
  const q = asked.q?.trim().slice(0, 100) || undefined;
  const [t, { rows }] = await Promise.all([getTranslations("reviews"), listReviews(actor, { state, q })]);
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <Tabs
        label={t("state")}
        tabs={states.options.map((one) => ({
          href: `/admin/reviews?state=${one}${q ? `&q=${encodeURIComponent(q)}` : ""}`,
          label: t(`tabs.${one}`),
          current: one === state,
        }))}
      />
      <Form action="/admin/reviews" className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="state" value={state} />
        <input
          className={cn(input(), "max-w-88")}
          type="search"
          name="q"
          defaultValue={q}
          aria-label={t("search")}
          placeholder={t("search")}
        />
      </Form>
      <ClientMessages names={["reviews"]}>
        {rows.length > 0 ? (
          <ReviewTable rows={rows} />
        ) : (
          <StaffEmpty list="reviews" noMatch={q || state !== "open" ? t("empty") : undefined} />
        )}
      </ClientMessages>
    </>
  );
}
