"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { type Column, Table } from "@/components/ui/table/table";
import { readableFen } from "@/lib/ledger/kinds-contract";
import type { readAnyPaymentContract } from "@/lib/paying/staff-contract";
import { unchecked } from "@/messages/unchecked";
import { useAccountName } from "../books/account-name";

type Posting = z.output<typeof readAnyPaymentContract.output>["postings"][number];

/** The kind of an account stands before its name: "clearing:alipay". */
const kindOf = ({ account }: Posting): string => account.split(":", 1)[0] ?? "";

/** What was posted for a payment and its refunds, in the order in which it was written. */
export function PaymentPostings({ rows }: { rows: readonly Posting[] }) {
  const t = useTranslations("staff-payments");
  const books = unchecked(useTranslations("books"));
  const accountName = useAccountName();
  const columns: Column<Posting>[] = [
    { id: "at", head: t("posting.at"), cell: ({ at }) => <Time at={at} as="minute" /> },
    {
      ...{ id: "kind", head: t("posting.kind"), phone: "title" },
      cell: ({ kind }) => (books.has(`kind.${kind}`) ? books(`kind.${kind}`) : kind),
    },
    { id: "account", head: t("posting.account"), phone: "line", cell: ({ account }) => accountName(account) },
    {
      ...{ id: "amount", head: t("posting.amount"), figure: true, phone: "end" },
      cell: (row) => <Money fen={readableFen(kindOf(row), row.amountFen)} bare sign />,
    },
  ];
  return <Table caption={t("postings")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
