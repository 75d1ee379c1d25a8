import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
import { readSearch } from "@/app/read-search";
import { HandedServices } from "@/components/handovers/handed-services";
import { WaitingHandover } from "@/components/handovers/waiting-handover";
import { NavPlace } from "@/components/shell/nav-place";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readOwnRequest } from "@/lib/handovers/read-own-request";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ token?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "handovers.give" });
  return { title: t("title") };
}

/** Services that go to another customer's account together. The mailed link leads here with its token. */
export default async function HandoverRequestPage({ params, searchParams }: Props) {
  const { id, locale } = await params;
  setRequestLocale(locale);
  const { token } = await readSearch(searchParams);
  const actor = await requireCustomer();
  const page = await pageOr404(id, () => readOwnRequest(actor, { id, token }));
  const [t, several] = await Promise.all([getTranslations("handovers.give"), getTranslations("handovers.several")]);
  const { to, rows, waits, mailKept } = page;
  const open = rows.filter(({ state }) => state === "waiting").length;
  const stateOf = (state: (typeof rows)[number]["state"]) =>
    several(`states.${state === "waiting" && !waits?.confirmed ? "unconfirmed" : state}`);
  return (
    <main id="main" className="page-width">
      <NavPlace segment="services" />
      <PageTitle title={t("title")}>{several("whom", { to })}</PageTitle>
      <div className="max-w-text space-y-6">
        {waits?.link === "other" && (
          <Note kind="warn" title={t("link.over")}>
            {t("link.another")}
          </Note>
        )}
        <HandedServices rows={rows.map((row) => ({ ...row, state: stateOf(row.state) }))} />
        {waits ? (
          <ClientMessages names={["handovers.give", "handovers.several", "errors.handovers", "errors.link"]}>
            <WaitingHandover
              waits={{ ...waits, id: waits.handoverId, to }}
              name={several("things", { count: open })}
              requestId={id}
              mailKept={mailKept}
              token={waits.link === "confirms" ? token : undefined}
            />
          </ClientMessages>
        ) : (
          <p>{several("over")}</p>
        )}
      </div>
    </main>
  );
}
