import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { BuyerFacts } from "@/components/fapiao/buyer-facts";
import { CorrectPaper } from "@/components/fapiao/desk/correct-paper";
import { DecideFapiao } from "@/components/fapiao/desk/decide-fapiao";
import { PaperCorrections } from "@/components/fapiao/desk/paper-corrections";
import { FapiaoItems } from "@/components/fapiao/fapiao-items";
import { FapiaoPapers } from "@/components/fapiao/fapiao-papers";
import { staffFapiaoGlyph } from "@/components/fapiao/fapiao-status";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { requireStaff } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import { fapiaoRoles, type StaffFapiaoDetail } from "@/lib/fapiao/admin-contract";
import { readAnyFapiao } from "@/lib/fapiao/staff/read-any-fapiao";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findFapiao = cache(async (id: string) => {
  const actor = await requireStaff(fapiaoRoles);
  return await findForPage(id, () => readAnyFapiao(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findFapiao(id), ({ number, title }) => `${number} ${title}`);
}

/** One request for staff: what the tax invoice must say, and the forms that register it. */
export default async function StaffFapiaoRequestPage({ params }: Props) {
  const { id } = await params;
  const fapiao = (await findFapiao(id)) ?? notFound();
  const t = await getTranslations("fapiaoDesk");
  const { state } = fapiao;
  const blue = fapiao.papers.find(({ color }) => color === "blue");
  return (
    <>
      <PageTitle
        title={<span className="wrap-anywhere">{fapiao.title}</span>}
        current={fapiao.number}
        crumbs={[{ href: "/admin/fapiao", label: t("title") }]}
        actions={
          (state === "waiting" || state === "to_red") &&
          !fapiao.underWay && (
            <ClientMessages names={["fapiaoDesk"]}>
              <DecideFapiao
                id={id}
                number={fapiao.number}
                state={state}
                amountFen={fapiao.amountFen.toString()}
                blue={blue && { code: blue.code, number: blue.number, amountFen: blue.amountFen.toString() }}
              />
            </ClientMessages>
          )
        }
      >
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-ink-2 reach-links">
          <Status state={staffFapiaoGlyph(state)} word={t(`states.${state}`)} />
          <Link href={`/admin/customers/${fapiao.customer.id}`}>{fapiao.customer.name || fapiao.customer.email}</Link>
          <span>
            {t("page.asked")} <Time at={fapiao.createdAt} />
          </span>
          {fapiao.decidedBy && (
            <span>
              {/* The time of a state that a refund brought is not that of whoever issued it. */}
              {t("page.decidedBy")} {fapiao.decidedBy} {state !== "to_red" && <Time at={fapiao.stateAt} />}
            </span>
          )}
          {state === "to_red" && fapiao.redDueAt && (
            <span>
              {t("redDue")} <Time at={fapiao.redDueAt} />
            </span>
          )}
          {fapiao.amountFen < fapiao.askedFen && (
            <span>
              {t("page.askedAmount")} {formatFen(fapiao.askedFen)}
            </span>
          )}
          <Others fapiao={fapiao} />
        </div>
      </PageTitle>
      {fapiao.underWay && <Note title={t("page.underWay")}>{fapiao.serviceReason}</Note>}
      {!fapiao.underWay && fapiao.serviceReason && (
        <Note kind="warn" title={t("page.refused", { reason: fapiao.serviceReason })} />
      )}
      {state === "to_red" && !fapiao.underWay && (
        <Note
          kind="warn"
          title={fapiao.leftFen > 0n ? t("page.toRed", { amount: formatFen(fapiao.leftFen) }) : t("page.toRedAll")}
        />
      )}
      {fapiao.reason && (
        <p className="py-3">
          <span className="text-ink-2">{t("page.reason")}</span> {fapiao.reason}
        </p>
      )}
      <Section title={t("page.buyer")}>
        <BuyerFacts fapiao={fapiao} />
      </Section>
      <Section title={t("page.items")}>
        <FapiaoItems items={fapiao.items} at="/admin/orders" />
      </Section>
      <Section title={t("page.papers")}>
        {fapiao.papers.length === 0 ? (
          <p className="text-ink-2">{t("page.none")}</p>
        ) : (
          <ClientMessages names={["fapiaoDesk"]}>
            <FapiaoPapers
              id={id}
              papers={fapiao.papers}
              at="/api/v1/admin/fapiao"
              actions={Object.fromEntries(
                fapiao.papers.flatMap(({ id: paperId, color, code, number, issuedOn, seen, fixed }) =>
                  fixed === null
                    ? [
                        [
                          paperId,
                          <CorrectPaper key={paperId} {...{ id, paperId, color, code, number, issuedOn, seen }} />,
                        ],
                      ]
                    : [],
                ),
              )}
            />
          </ClientMessages>
        )}
        <PaperCorrections corrections={fapiao.corrections} />
      </Section>
    </>
  );
}

/** The requests before and after it, where a refund has split them. */
async function Others({ fapiao }: { fapiao: StaffFapiaoDetail }) {
  const t = await getTranslations("fapiaoDesk.page");
  return (["replaces", "replacedBy"] as const).map((which) => {
    const other = fapiao[which];
    return (
      other && (
        <Link key={which} href={`/admin/fapiao/${other.id}`}>
          {t(which, { number: other.number })}
        </Link>
      )
    );
  });
}
