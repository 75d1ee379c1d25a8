import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ExpiryWeeks } from "@/components/admin/expiry-weeks";
import { AdminServiceFilter } from "@/components/admin/service-filter";
import { AdminServiceRows } from "@/components/admin/service-rows";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/current-actor";
import { lineIds } from "@/lib/product-lines/pages";
import { serviceSort, serviceStates, withinDays } from "@/lib/services/admin-contract";
import { countExpiries } from "@/lib/services/count-expiries";
import { listAllServices } from "@/lib/services/list-all-services";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<
    Partial<Record<"q" | "productLine" | "state" | "within" | "sort" | "after" | "customer", string>>
  >;
}

const DAYS = [7, 30, 60, 90] as const;
const PATH = "/admin/services";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin-services.list" });
  return { title: t("title") };
}

/** Services of all customers and product lines. */
export default async function AdminServicesPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const query = await readSearch(searchParams);
  const search = {
    q: query.q?.trim().slice(0, 100) || undefined,
    productLine: lineIds.find((productLine) => productLine === query.productLine),
    state: serviceStates.safeParse(query.state).data,
    within: withinDays.safeParse(query.within).data,
    sort: serviceSort.catch("expires").parse(query.sort),
  };
  // Above the whole list; above a part of it the figures would not be the list's.
  const whole = Object.values(query).every((value) => !value);
  const [t, all, weeks, page] = await Promise.all([
    getTranslations("admin-services.list"),
    getTranslations().then(unchecked),
    whole ? countExpiries(actor) : [],
    listAllServices(actor, { ...search, after: query.after?.slice(0, 400), take: 50 }),
  ]);
  const { sort, within, ...rest } = search;
  const filtered = Boolean(search.q || search.productLine || search.state || search.within);
  const value = Object.fromEntries(
    Object.entries({ ...rest, within: within?.toString(), sort: sort === "expires" ? undefined : sort }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    ),
  );
  const address = (path: string, more: Record<string, string> = {}) => {
    const set = new URLSearchParams({ ...value, ...more }).toString();
    return set === "" ? path : `${path}?${set}`;
  };
  const none = (label: string) => ({ value: "", label });
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          actor.role !== "support" && (
            <>
              <a className={buttonClass({ small: true })} href={address("/api/v1/admin/services/csv")} download>
                {t("csv")}
              </a>
              <ButtonLink small href={`${PATH}/import`}>
                {t("import")}
              </ButtonLink>
            </>
          )
        }
      />
      <AdminServiceFilter
        path={PATH}
        value={value}
        selects={[
          {
            name: "productLine",
            label: t("product"),
            choices: [
              none(t("allProducts")),
              ...lineIds.map((productLine) => ({ value: productLine, label: all(`${productLine}Line.name`) })),
            ],
          },
          {
            name: "state",
            label: t("state"),
            choices: [
              none(t("notEnded")),
              ...serviceStates.options.map((state) => ({ value: state, label: all(`admin-services.states.${state}`) })),
            ],
          },
          {
            name: "within",
            label: t("expires"),
            choices: [
              none(t("anyExpiry")),
              ...DAYS.map((days) => ({ value: `${days}`, label: t("within", { days }) })),
            ],
          },
          {
            name: "sort",
            label: t("sort"),
            choices: serviceSort.options.map((one) => ({
              value: one === "expires" ? "" : one,
              label: t(`sorts.${one}`),
            })),
          },
        ]}
      />
      <ExpiryWeeks weeks={weeks} />
      {page.rows.length > 0 ? (
        <AdminServiceRows rows={page.rows} />
      ) : (
        <StaffEmpty list="services" noMatch={filtered ? t("empty") : undefined} />
      )}
      <Pagination
        nextHref={page.next ? address(PATH, { after: page.next }) : undefined}
        previousHref={query.after ? address(PATH) : undefined}
      />
    </>
  );
}
