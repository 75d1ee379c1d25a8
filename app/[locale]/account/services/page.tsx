import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ServiceFilter } from "@/components/services/service-filter";
import { ServiceRows } from "@/components/services/service-rows";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireCustomer } from "@/lib/auth/current-actor";
import { forms } from "@/lib/product-lines/forms";
import { listServices } from "@/lib/services/list-services";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; line?: string; state?: string; after?: string }>;
}

const STATES = ["expiring", "expired", "opening"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "services" });
  return { title: t("list.title") };
}

/** Everything that the customer owns, the one that expires first on top. */
export default async function ServicesPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const asked = await readSearch(searchParams);
  const q = asked.q?.slice(0, 100);
  const lines = ["domain", ...Object.keys(forms)];
  const line = lines.find((one) => one === asked.line);
  const state = STATES.find((one) => one === asked.state);
  const [t, page] = await Promise.all([
    getTranslations(),
    listServices(actor, { line, q, state, after: asked.after, take: 30 }),
  ]);
  const chosen = Object.fromEntries(Object.entries({ q, line, state }).filter(([, value]) => value)) as Record<
    string,
    string
  >;
  const filtered = Object.keys(chosen).length > 0;
  const at = (more: Record<string, string>) => `/account/services?${new URLSearchParams({ ...chosen, ...more })}`;
  return (
    <main id="main" className="page">
      <PageTitle
        title={t("services.list.title")}
        actions={
          <>
            <ButtonLink kind="flat" icon="calendar" href="/account/calendar">
              {t("services.list.calendar")}
            </ButtonLink>
            <ButtonLink href="/products">{t("services.list.buy")}</ButtonLink>
          </>
        }
      />
      {(page.rows.length > 0 || filtered) && (
        <ServiceFilter
          value={{ q: q ?? "", line: line ?? "", state: state ?? "" }}
          lines={lines.map((id) => ({
            value: id,
            label: unchecked(t)(id === "domain" ? "products.domain.name" : `${id}Line.name`),
          }))}
          states={STATES.map((value) => ({ value, label: t(`services.list.states.${value}`) }))}
        />
      )}
      {page.rows.length > 0 ? (
        <ServiceRows rows={page.rows} />
      ) : (
        <EmptyState
          text={filtered ? t("services.list.noMatch") : t("services.list.empty")}
          action={
            filtered ? (
              <ButtonLink href="/account/services">{t("services.list.all")}</ButtonLink>
            ) : (
              <ButtonLink href="/products" kind="go">
                {t("services.list.buyFirst")}
              </ButtonLink>
            )
          }
        />
      )}
      <Pagination
        nextHref={page.next ? at({ after: page.next }) : undefined}
        previousHref={asked.after ? at({}) : undefined}
      />
    </main>
  );
}
