import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ServiceFilter } from "@/components/services/list/service-filter";
import { ServiceList } from "@/components/services/list/service-list";
import { ownWordsFirst } from "@/components/services/own-words";
import { NavPlace } from "@/components/shell/nav-place";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireCustomer } from "@/lib/auth/current-actor";
import { lineIds, pagesOf } from "@/lib/product-lines/pages";
import { listServices } from "@/lib/services/list-services";
import { unchecked } from "@/messages/unchecked";
import { getUncheckedTranslations } from "@/messages/unchecked-server";
import { ownListOf, STATES } from "./own-list";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; productLine?: string; state?: string; after?: string }>;
}

const PATH = "/account/services";

/** The filter that the address asks for; `own` is the product line if this is the list of one line. */
async function readChoice(searchParams: Props["searchParams"]) {
  const asked = await readSearch(searchParams);
  const choice = {
    q: asked.q?.slice(0, 100),
    productLine: lineIds.find((one) => one === asked.productLine),
    state: STATES.find((one) => one === asked.state),
  };
  return { choice, own: ownListOf(asked), after: asked.after };
}

/** The translator of the list; in the list of one product line, its own sentences come before the shared ones. */
async function sentences(own: string | undefined) {
  const shared = await getUncheckedTranslations("services");
  return own ? ownWordsFirst(await getUncheckedTranslations(`${own}Line`), shared) : shared;
}

/** The filters of the list of all product lines; the list of one line is filtered by name alone. */
async function choicesOf(t: Awaited<ReturnType<typeof sentences>>) {
  const all = unchecked(await getTranslations());
  return {
    lines: lineIds.map((id) => ({ value: id, label: all(`${id}Line.name`) })),
    states: STATES.map((value) => ({ value, label: t(`list.states.${value}`) })),
  };
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { own } = await readChoice(searchParams);
  return { title: (await sentences(own))("list.title") };
}

/** All services of the customer, or those of one product line; the one that expires first comes first. */
export default async function ServicesPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { choice, own, after } = await readChoice(searchParams);
  const { q = "", productLine = "", state = "" } = choice;
  const [t, page] = await Promise.all([sentences(own), listServices(actor, { ...choice, after, take: 30 })]);
  const shop = own ? pagesOf(own).shopPath : "/products";
  const chosen = Object.entries(choice).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const filtered = own ? q !== "" : chosen.length > 0;
  const at = (more: Record<string, string>) =>
    `${PATH}?${new URLSearchParams({ ...Object.fromEntries(chosen), ...more })}`;
  return (
    <main id="main" className="page-width">
      {own && <NavPlace segment={pagesOf(own).navPlace} />}
      <PageTitle
        title={t("list.title")}
        actions={
          <>
            {!own && (
              <ButtonLink kind="flat" icon="calendar" href="/account/calendar">
                {t("list.calendar")}
              </ButtonLink>
            )}
            {/* An empty list offers this below, as its only button. */}
            {(page.rows.length > 0 || filtered) && <ButtonLink href={shop}>{t("list.buy")}</ButtonLink>}
          </>
        }
      />
      {(page.rows.length > 0 || filtered) && (
        <ServiceFilter
          label={t("list.filter")}
          value={{ q, productLine, state }}
          choices={own ? undefined : await choicesOf(t)}
        />
      )}
      {page.rows.length > 0 ? (
        <ServiceList rows={page.rows} productLine={own} />
      ) : (
        <EmptyState
          text={filtered ? t("list.noMatch", { q }) : t("list.empty")}
          action={
            filtered ? (
              !own && <ButtonLink href={PATH}>{t("list.all")}</ButtonLink>
            ) : (
              <ButtonLink href={shop} kind="go">
                {t("list.buyFirst")}
              </ButtonLink>
            )
          }
        />
      )}
      <Pagination
        nextHref={page.next ? at({ after: page.next }) : undefined}
        previousHref={after ? at({}) : undefined}
      />
    </main>
  );
}
