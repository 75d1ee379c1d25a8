import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { searchText } from "@/app/read-list";
import { readSearch } from "@/app/read-search";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { ReviewTable } from "@/components/registrants/review-table";
import { PageTitle } from "@/components/ui/page-title";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListAddress } from "@/components/ui/table/list-address";
import { NoRows } from "@/components/ui/table/no-rows";
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
  const q = searchText.safeParse(asked.q).data;
  const list = new ListAddress({ path: "/admin/reviews", filters: { state, ...(q ? { q } : {}) }, tabs: ["state"] });
  const [t, { rows }] = await Promise.all([getTranslations("reviews"), listReviews(actor, { state, q })]);
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <Tabs
        label={t("state")}
        tabs={states.options.map((one) => ({
          href: list.with({ state: one }),
          label: t(`tabs.${one}`),
          current: one === state,
        }))}
      />
      <FilterBar list={list} fields={[{ kind: "text", name: "q", label: t("search") }]} />
      <ClientMessages names={["reviews"]}>
        {rows.length > 0 ? (
          <ReviewTable rows={rows} />
        ) : (
          <NoRows list={list} noMatch={t("empty")}>
            <StaffEmpty list="reviews" noMatch={state === "open" ? undefined : t("empty")} />
          </NoRows>
        )}
      </ClientMessages>
    </>
  );
}
