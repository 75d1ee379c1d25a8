import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { HelpFor } from "@/app/help-for";
import { readList } from "@/app/read-list";
import { FapiaoRows } from "@/components/fapiao/fapiao-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { ListPages } from "@/components/ui/table/list-pages";
import { requireCustomer, requirePerson } from "@/lib/auth/current-actor";
import { listFapiaos } from "@/lib/fapiao/list-fapiaos";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "fapiao" });
  return { title: t("title") };
}

/** The customer's tax invoices, the newest request first. */
export default async function FapiaoPage({ searchParams }: Props) {
  if ((await requirePerson()).kind === "staff") redirect("/admin/fapiao");
  const actor = await requireCustomer();
  const { after, list } = await readList(searchParams, {
    path: "/account/fapiao",
    filters: {},
    sort: z.literal("-asked"),
    firstSort: "-asked",
  });
  const [t, page] = await Promise.all([getTranslations("fapiao"), listFapiaos(actor, { after, take: 30 })]);
  const ask = (
    <ButtonLink kind="go" href="/account/fapiao/new">
      {t("list.new")}
    </ButtonLink>
  );
  const profiles = <ButtonLink href="/account/fapiao/profiles">{t("list.profiles")}</ButtonLink>;
  const empty = page.rows.length === 0 && after === undefined;
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("title")}
        actions={
          <>
            {profiles}
            {!empty && ask}
          </>
        }
      >
        <p className="max-w-text">{t("list.lead")}</p>
      </PageTitle>
      {empty ? <EmptyState text={t("list.empty")} action={ask} /> : <FapiaoRows rows={page.rows} />}
      <ListPages list={list} next={page.next} />
      <HelpFor slugs={["tax-invoices"]} />
    </main>
  );
}
