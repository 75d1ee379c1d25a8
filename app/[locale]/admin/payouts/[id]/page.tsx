import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { ActOnPayout } from "@/components/admin/payouts/act-on-payout";
import { PayoutAccount } from "@/components/admin/payouts/payout-account";
import { PayoutEvidenceView } from "@/components/admin/payouts/payout-evidence";
import { payoutGlyphs } from "@/components/payouts/payout-glyphs";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { isActorNew } from "@/lib/approvals/require-old-account";
import { requireStaff } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import { readAdminPayout } from "@/lib/paying/payouts/read-admin-payout";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findPayout = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readAdminPayout(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "payouts-desk" });
  return titleOr404(locale, await findPayout(id), ({ payout }) => t("one", { amount: formatFen(payout.amountFen) }));
}

/** One payout: whom it goes to, what is known of its customer, and what can be done with it. */
export default async function PayoutPage({ params }: Props) {
  const { id } = await params;
  const [actor, t, found] = await Promise.all([requireStaff(), getTranslations("payouts-desk"), findPayout(id)]);
  const { payout, evidence } = found ?? notFound();
  const { customer, state, firstBy, decidedBy, decidedAt, sentBy, sentAt, bankSerial, note } = payout;
  const mayDecide = actor.role !== "support";
  const by = (name: string | null, at: Date | null) => (
    <>
      {name} {at && <Time at={at} as="minute" />}
    </>
  );
  // Afterwards there is nothing left to decide: whose name it was stands below.
  const isOpen = state === "asked" || state === "approved";
  const facts = [
    { id: "beneficiary", label: t("beneficiary"), value: payout.beneficiary },
    { id: "bank", label: t("bank"), value: payout.bank },
    { id: "kind", label: t("kind"), value: t(`kinds.${payout.accountKind}`) },
    { id: "account", label: t("account"), value: <PayoutAccount row={payout} mayDecide={mayDecide} /> },
    { id: "number", label: t("number"), value: <span className="mono-value">{payout.number}</span> },
    { id: "reason", label: t("reason"), value: payout.reason },
    { id: "asked", label: t("asked"), value: <Time at={payout.createdAt} as="minute" /> },
    ...(firstBy && state !== "asked" ? [{ id: "first", label: t("firstBy"), value: firstBy }] : []),
    ...(decidedBy
      ? [
          {
            id: "decided",
            label: t(state === "declined" ? "declinedBy" : "decidedBy"),
            value: by(decidedBy, decidedAt),
          },
        ]
      : []),
    ...(sentBy ? [{ id: "sent", label: t("sentBy"), value: by(sentBy, sentAt) }] : []),
    ...(bankSerial
      ? [{ id: "serial", label: t("serial"), value: <span className="mono-value">{bankSerial}</span> }]
      : []),
    ...(note ? [{ id: "note", label: t("note"), value: note }] : []),
  ];
  return (
    <ClientMessages names={["payouts-desk", "topUps", "errors.approvals"]}>
      <PageTitle
        title={t("one", { amount: formatFen(payout.amountFen) })}
        crumbs={[{ href: "/admin/payouts", label: t("title") }]}
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Status state={payoutGlyphs[state]} word={t(`states.${state}`)} />
          <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>
        </span>
      </PageTitle>
      <div className="space-y-4 pb-6">
        {isOpen && evidence.match !== "verified" && (
          <Note kind={evidence.match === "none" ? "bad" : "warn"} title={t(`match.${evidence.match}`)}>
            {t("matchWhat")}
          </Note>
        )}
        {isOpen && evidence.match === "verified" && <Note title={t("match.verified")} />}
        {state === "asked" && firstBy && <Note kind="unsure" title={t("first", { name: firstBy })} />}
        {mayDecide && <ActOnPayout row={payout} readerNew={await isActorNew(actor)} />}
      </div>
      <Section title={t("payTo")}>
        <Facts facts={facts} />
      </Section>
      <PayoutEvidenceView evidence={evidence} />
    </ClientMessages>
  );
}
