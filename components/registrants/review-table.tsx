import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table/table";
import type { ReviewView } from "@/lib/registrants/contract";
import type { StaffReviewRow } from "@/lib/reviews/contract";
import { unchecked } from "@/messages/unchecked";
import { StaffPreview } from "./staff-preview";

const GLYPHS = {
  uploading: "off",
  submitting: "review",
  unsure: "unsure",
  waiting: "review",
  pending: "review",
  pass: "done",
  unpass: "failed",
} as const satisfies Record<ReviewView["state"], string>;

/** Real-name reviews for staff: registrant, customer, status with the reviewer's remark, and blurred previews on request. */
export function ReviewTable({ rows }: { rows: readonly StaffReviewRow[] }) {
  const t = useTranslations("reviews");
  const registrants = useTranslations("registrants");
  const columns: Column<StaffReviewRow>[] = [
    {
      id: "registrant",
      head: t("registrant"),
      phone: "title",
      cell: ({ registrant }) => (
        <>
          {registrant.displayName}
          <p className="text-sm text-ink-3 staff:text-xs">
            {unchecked(registrants)(`documents.${registrant.idType}`)}{" "}
            <span className="mono-value">{registrant.idNumberMasked}</span>
          </p>
        </>
      ),
    },
    {
      id: "customer",
      head: t("customer"),
      phone: "line",
      cell: ({ customer }) => (
        <>
          {customer.name} <span className="text-sm text-ink-3 staff:text-xs">{customer.email}</span>
        </>
      ),
    },
    { id: "since", head: t("since"), cell: (row) => <Time at={row.submittedAt ?? row.consentAt} /> },
    {
      id: "state",
      head: t("state"),
      phone: "end",
      cell: (row) => (
        <>
          <Status state={GLYPHS[row.state]} word={t(`states.${row.state}`)} small />
          {row.memo && <p className="text-sm text-ink-3 staff:text-xs">{row.memo}</p>}
        </>
      ),
    },
    {
      id: "documents",
      head: t("documents"),
      phone: "line",
      cell: (row) => {
        const kept = row.documents.filter((document) => document.deletedAt === null);
        if (kept.length === 0) return <span className="text-sm text-ink-3 staff:text-xs">{t("noDocuments")}</span>;
        return (
          <div className="flex flex-wrap items-center gap-2">
            {kept.map((document) => (
              <StaffPreview key={document.id} documentId={document.id} label={t(`preview.${document.role}`)} />
            ))}
          </div>
        );
      },
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
