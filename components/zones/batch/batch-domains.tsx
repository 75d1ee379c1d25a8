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

/** The domains of a batch, each with what became of it and, where it was not done, why. */
export function BatchDomains({ domains }: { domains: readonly BatchDomainView[] }) {
  const t = useTranslations("batches.result");
  const sentence = useErrorSentence();
  const columns: Column<BatchDomainView>[] = [
    {
      id: "domain",
      head: t("domain"),
      phone: "title",
      cell: ({ serviceId, displayName, changeId }) => (
        <Link className="wrap-anywhere" href={`/account/services/${serviceId}/records${changeId ? "#history" : ""}`}>
          {displayName}
        </Link>
      ),
    },
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
