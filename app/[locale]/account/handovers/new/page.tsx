import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { isId } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { GiveSeveral } from "@/components/handovers/give-several";
import { HandedServices } from "@/components/handovers/handed-services";
import { NavPlace } from "@/components/shell/nav-place";
import { ProductName } from "@/components/text/product-name";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { ACCEPT_HANDOVER_DAYS, MOST_HANDOVERS, type OwnHandoversPage } from "@/lib/handovers/own-contract";
import { readOwnHandovers } from "@/lib/handovers/read-own-handovers";
import { orNotFound } from "@/lib/http/or-not-found";
import { ClientMessages } from "@/messages/client-messages";
import { getUncheckedTranslations } from "@/messages/unchecked-server";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ services?: string }>;
}

/** The services that were chosen in a list. */
async function chosen(searchParams: Props["searchParams"]): Promise<string[]> {
  const { services = "" } = await readSearch(searchParams);
  return [...new Set(services.toLowerCase().split(",").filter(isId))];
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "handovers.several" });
  return { title: t("title", { count: (await chosen(searchParams)).length }) };
}

/** Moves several services to another customer's account. */
export default async function GiveSeveralPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const ids = await chosen(searchParams);
  const t = await getTranslations("handovers.several");
  const few = ids.length > 0 && ids.length <= MOST_HANDOVERS;
  return (
    <main id="main" className="page-width">
      <NavPlace segment="services" />
      <PageTitle title={t("title", { count: ids.length })}>{few && <p className="max-w-136">{t("lead")}</p>}</PageTitle>
      {few ? (
        <Chosen page={await orNotFound(readOwnHandovers(await requireCustomer(), ids))} />
      ) : (
        <EmptyState
          text={ids.length === 0 ? t("nothing") : t("tooMany", { most: MOST_HANDOVERS })}
          action={<ButtonLink href="/account/services">{t("list")}</ButtonLink>}
        />
      )}
    </main>
  );
}

/** What goes, what can't, and the form. */
async function Chosen({ page: { goods, refused, refusal, automatic } }: { page: OwnHandoversPage }) {
  const [t, give, errors] = await Promise.all([
    getTranslations("handovers.several"),
    getTranslations("handovers.give"),
    getUncheckedTranslations("errors"),
  ]);
  const [only] = goods;
  return (
    <div className="max-w-text space-y-6">
      {refused.length > 0 && (
        <Note kind="warn" title={t("refused")}>
          <ul>
            {refused.map(({ id, productLine, displayName, code, params }) => (
              <li key={id}>
                <b>
                  <ProductName productLine={productLine} name={displayName} />
                </b>{" "}
                {errors(code, params)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {goods.length > 0 && <HandedServices rows={goods} />}
      {refusal && (
        <Note kind="warn" title={give("refused")}>
          {errors(refusal.code, refusal.params)}
        </Note>
      )}
      {goods.length === 0 && <p>{t("none")}</p>}
      {!refusal && goods.length === 1 && only && (
        <ButtonLink href={`/account/services/${only.id}/handover`}>{t("go", { count: 1 })}</ButtonLink>
      )}
      {!refusal && goods.length > 1 && (
        <ClientMessages names={["handovers.give", "handovers.several", "errors.handovers"]}>
          <GiveSeveral ids={goods.map(({ id }) => id)} {...{ automatic }} days={ACCEPT_HANDOVER_DAYS} />
        </ClientMessages>
      )}
    </div>
  );
}
