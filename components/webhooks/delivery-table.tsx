import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { DeliveryRow } from "@/lib/webhooks/contract";
import { Time } from "../text/time";
import { type Column, Table } from "../ui/table/table";
import { webhooksPath } from "./calls-of";
import { DeliveryStatus } from "./webhook-status";

/** What was sent to a webhook, the newest first. */
export function DeliveryTable({ rows, ofShop }: { rows: readonly DeliveryRow[]; ofShop: boolean }) {
  const t = useTranslations("webhooks.deliveries");
  const columns: Column<DeliveryRow>[] = [
    {
      id: "event",
      head: t("event"),
      phone: "title",
      cell: ({ id, event }) => (
        <Link className="mono-value" href={`${webhooksPath(ofShop)}/deliveries/${id}`}>
          {event}
        </Link>
      ),
    },
    { id: "at", head: t("at"), cell: ({ createdAt }) => <Time at={createdAt} as="second" /> },
    {
      id: "state",
      head: t("state"),
      phone: "line",
      cell: ({ state, status, nextAt, attempts }) => (
        <>
          <DeliveryStatus state={state} status={status} />
          {nextAt && attempts > 0 && (
            <span className="ml-2 text-sm text-ink-3">
              {t.rich("next", { time: () => <Time at={nextAt} as="second" /> })}
            </span>
          )}
        </>
      ),
    },
    { id: "attempts", head: t("attempts"), figure: true, phoneHead: true, cell: ({ attempts }) => attempts },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
