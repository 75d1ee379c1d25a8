import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { TopUpTable } from "@/components/wallet/top-up-table";
import { requireStaff } from "@/lib/auth/current-actor";
import { topUpState } from "@/lib/payments/contract";
import { listAllTopUps } from "@/lib/payments/list-all-top-ups";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ state?: string; q?: string; after?: string }>;
}

const PAGE = 50;
const PATH = "/admin/top-ups";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "topUps" });
  return { title: t("title") };
}

export default async function TopUpsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const asked = await readSearch(searchParams);
  const state = topUpState.catch("pending").parse(asked.state);
  const q = asked.q?.trim().slice(0, 100) || undefined;
  const [t, states, page] = await Promise.all([
    getTranslations("topUps"),
    getTranslations("wallet.states"),
    listAllTopUps(actor, { state, q, after: asked.after?.slice(0, 200), take: PAGE }),
  ]);
  const at = (query: Record<string, string | undefined>) => {
    const present = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `${PATH}?${new URLSearchParams(present)}`;
  };
  return (
    <>
      <PageTitle title={t("title")}>{actor.role === "support" ? t("supportLead") : t("lead")}</PageTitle>
      <Tabs
        label={t("state")}
        tabs={topUpState.options.map((one) => ({
          href: at({ state: one, q }),
          label: states(one),
          current: one === state,
        }))}
      />
      <Form action={PATH} className="flex flex-wrap items-center gap-3">
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
      <ClientMessages names={["topUps", "wallet"]}>
        {page.rows.length > 0 ? (
          <TopUpTable rows={page.rows} mayDecide={actor.role !== "support"} />
        ) : (
          <StaffEmpty list="topUps" noMatch={q || state !== "pending" ? t("noMatch") : undefined} />
        )}
      </ClientMessages>
      <Pagination
        nextHref={page.next ? at({ state, q, after: page.next }) : undefined}
        previousHref={asked.after ? at({ state, q }) : undefined}
      />
    </>
  );
}
