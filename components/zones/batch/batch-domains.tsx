import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table/table";
import type { BatchDomainView, BatchState } from "@/lib/zones/batch-contract";

const GLYPHS = {
  waiting: "waiting",
  running: "buying",
  done: "done",
  unchanged: "placed",
  partial: "mixed",
  refused: "refused",
  unknown: "unsure",
} as const satisfies Record<BatchState, string>;

interface Props {
  domains: readonly (BatchDomainView & { customer?: { id: string; name: string; email: string } })[];
  /** The page of a domain's records, by its service. */
  recordsPage: (serviceId: string) => string;
}

/** The domains of a batch, each with what became of it and, where it was not done, why. For staff also whose they are. */
export function BatchDomains({ domains, recordsPage }: Props) {
  const t = useTranslations("batches.result");
  const sentence = useErrorSentence();
  const columns: Column<Props["domains"][number]>[] = [
    {
      id: "domain",
      head: t("domain"),
      phone: "title",
      cell: ({ serviceId, displayName, changeId }) => (
        <Link className="wrap-anywhere" href={`${recordsPage(serviceId)}${changeId ? "#history" : ""}`}>
          {displayName}
        </Link>
      ),
    },
    ...(domains.some(({ customer }) => customer)
      ? [
          {
            ...{ id: "customer", head: t("customer"), phoneHead: true },
            cell: ({ customer }: Props["domains"][number]) =>
              customer && <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
          },
        ]
      : []),
    {
      id: "state",
      head: t("state"),
      phone: "line",
      cell: ({ state, code, params }) => (
        <>
          <Status state={GLYPHS[state]} word={t(`states.${state}`)} small />
          {(state === "unknown" || code) && (
            <p className="text-sm text-ink-2">
              {state === "unknown" ? t("unknownWhat") : sentence({ code: code ?? "", params })}
            </p>
          )}
        </>
      ),
    },
  ];
  return <Table caption={t("state")} columns={columns} rows={domains} rowKey={({ id }) => id} />;
}
