"use client";

import { useTranslations } from "next-intl";
import { checkBooksCall } from "@/components/generated/reports";
import { Money } from "@/components/text/money";
import { Button } from "@/components/ui/button/button";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table/table";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import { type BookCheckView, faultValues } from "@/lib/reports/contract";
import { unchecked } from "@/messages/unchecked";

type Fault = BookCheckView["faults"][number];

/** The result of the last check of the books, fault by fault, and of the comparison of the agent account with the upstream. */
export function BookCheck({ check }: { check: BookCheckView | null }) {
  const t = useTranslations("reports.books");
  const checkBooks = useMutation(checkBooksCall, { done: t("looked") });
  const columns: Column<Fault>[] = [
    {
      id: "check",
      head: t("check"),
      phone: "title",
      cell: (row) => (unchecked(t).has(`fault.${row.check}`) ? unchecked(t)(`fault.${row.check}`) : row.check),
    },
    {
      id: "subject",
      head: t("subject"),
      phone: "line",
      cell: (row) => <span className="mono-value">{row.subject}</span>,
    },
    {
      id: "detail",
      head: t("detail"),
      phone: "line",
      cell: ({ check, detail, facts }) =>
        facts && unchecked(t).has(`said.${check}`) ? (
          unchecked(t)(`said.${check}`, faultValues(facts))
        ) : (
          <span className="mono-value">{detail}</span>
        ),
    },
  ];
  return (
    <Section title={t("title")} lead={t("lead")} id="books">
      <div className="space-y-4">
        {check === null ? (
          <p className="text-ink-2">{t("never")}</p>
        ) : (
          <>
            <Note
              kind={check.faultCount > 0 ? "bad" : check.overdue ? "warn" : "plain"}
              title={
                check.faultCount > 0 ? t("differ", { count: check.faultCount }) : t(check.overdue ? "overdue" : "agree")
              }
            >
              {t(check.by === null ? "nightly" : "byStaff", {
                at: shanghaiMinute(check.at),
                name: check.by ?? "",
                postings: check.postingCount,
                seconds: (check.ms / 1_000).toFixed(1),
              })}
            </Note>
            {check.faults.length > 0 && (
              <Table
                caption={t("faults")}
                columns={columns}
                rows={check.faults}
                rowKey={(row) => `${row.check}${row.subject}${row.detail}`}
              />
            )}
            {check.agent && <Agent agent={check.agent} />}
          </>
        )}
        <p className="flex flex-wrap items-center gap-3">
          <Button busy={checkBooks.busy} onClick={() => checkBooks.run({})}>
            {t("now")}
          </Button>
        </p>
        {checkBooks.failure && <Note kind="bad" title={checkBooks.failure.detail} live />}
      </div>
    </Section>
  );
}

function Agent({ agent }: { agent: NonNullable<BookCheckView["agent"]> }) {
  const t = useTranslations("reports.books");
  const names = (agent.explainedBy ?? []).map(({ name }) => name).join(t("separator"));
  const facts = [
    { id: "at", label: t("agentAt"), value: shanghaiMinute(agent.at) },
    { id: "books", label: t("inBooks"), value: <Money fen={agent.booksFen} /> },
    { id: "upstream", label: t("atUpstream"), value: <Money fen={agent.upstreamFen} /> },
    ...agent.onItsWay.map((charge) => ({
      id: `${charge.itemId}${charge.why}`,
      label: t(`why.${charge.why}`),
      value: (
        <>
          <Money fen={charge.amountFen} /> <span className="text-ink-2">{charge.name}</span>
        </>
      ),
    })),
    {
      id: "difference",
      label: t("difference"),
      value:
        agent.explainedBy === null ? (
          <b>{t("unexplained", { amount: formatFen(agent.differenceFen) })}</b>
        ) : agent.differenceFen === 0n ? (
          t("none")
        ) : (
          t("explained", { amount: formatFen(agent.differenceFen), names })
        ),
    },
  ];
  return <Facts facts={facts} />;
}
