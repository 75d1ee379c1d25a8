import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { BankRowTable } from "@/components/admin/statements/bank-row-table";
import { ConfirmCertain } from "@/components/admin/statements/confirm-certain";
import { SumTable } from "@/components/admin/statements/sum-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { readBankStatement } from "@/lib/statements/read-bank-statement";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  return titleOr404(locale, await findStatement(id), ({ fileName }) => fileName);
}

const findStatement = cache(async (id: string) => {
  const actor = await requireStaff();
  return actor.role === "support" ? null : await findForPage(id, () => readBankStatement(actor, { id }));
});

export default async function StatementPage({ params }: Props) {
  const [t, found] = await Promise.all([getTranslations("statements"), findStatement((await params).id)]);
  const statement = found ?? notFound();
  const { certain, toDecide, settled, outgoing, sums, settlingGateways } = statement;
  const countOf = (...kinds: string[]) =>
    sums.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
  const settledCount = countOf("waiting", "booked", "taken_back", "set_aside", "settlement", "sent_back");
  const sure = certain.flatMap(({ id: rowId, transfers: [transfer], amountFen }) =>
    transfer ? [{ rowId, topUpId: transfer.id, customerId: transfer.customer.id, amountFen }] : [],
  );
  const shown = (rows: readonly unknown[], count: number) =>
    rows.length < count && <p className="py-2 text-sm text-ink-2">{t("shown", { count: rows.length })}</p>;
  return (
    <>
      <PageTitle title={statement.fileName} crumbs={[{ href: "/admin/statements", label: t("title") }]}>
        {t("facts", {
          bank: unchecked(t)(`banks.${statement.layout}`),
          account: statement.account,
          rows: statement.rowCount,
          news: statement.newCount,
        })}
        {statement.skippedCount > 0 && <p>{t("skipped", { count: statement.skippedCount })}</p>}
      </PageTitle>
      {sums.length === 0 && <Note title={t("again")} />}
      {sums.length > 0 && (
        <ClientMessages names={["statements", "topUps", "gateways"]}>
          <Section id="certain" title={t("certain.title")} lead={t("certain.lead")}>
            <ConfirmCertain
              statementId={statement.id}
              rows={sure.map(({ rowId, topUpId }) => ({ rowId, topUpId }))}
              sumFen={sure.reduce((sum, { amountFen }) => sum + amountFen, 0n).toString()}
              customerCount={new Set(sure.map(({ customerId }) => customerId)).size}
            />
            {certain.length > 0 ? (
              <BankRowTable caption={t("certain.title")} rows={certain} />
            ) : (
              <p className="text-ink-2">{t("certain.none")}</p>
            )}
            {shown(certain, countOf("certain"))}
          </Section>
          <Section id="decide" title={t("decide.title")} lead={t("decide.lead")}>
            {toDecide.length > 0 ? (
              <BankRowTable
                caption={t("decide.title")}
                rows={toDecide}
                actions="decide"
                settlingGateways={settlingGateways}
              />
            ) : (
              <p className="text-ink-2">{t("decide.none")}</p>
            )}
            {shown(toDecide, countOf("doubtful", "none"))}
          </Section>
          <Section id="sums" title={t("sums")} lead={t("sumsLead")}>
            <SumTable sums={sums} />
            <div className="mt-4 grid gap-3">
              {settledCount > 0 && (
                <Disclosure summary={t("settled", { count: settledCount })}>
                  <BankRowTable caption={t("settled", { count: settledCount })} rows={settled} actions="settled" />
                  {shown(settled, settledCount)}
                </Disclosure>
              )}
              {outgoing.length > 0 && (
                <Disclosure summary={t("outgoing", { count: countOf("outgoing") })}>
                  <BankRowTable caption={t("outgoing", { count: countOf("outgoing") })} rows={outgoing} />
                  {shown(outgoing, countOf("outgoing"))}
                </Disclosure>
              )}
            </div>
          </Section>
        </ClientMessages>
      )}
    </>
  );
}
