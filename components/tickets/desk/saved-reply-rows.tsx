import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { type Column, Table } from "@/components/ui/table/table";
import type { SavedReplyView } from "@/lib/tickets/saved-reply-contract";
import { SavedReplyActions } from "./saved-reply-form";

/** Staff's saved replies by title. */
export function SavedReplyRows({ rows, mayChange }: { rows: readonly SavedReplyView[]; mayChange: boolean }) {
  const t = useTranslations("desk.saved");
  const columns: Column<SavedReplyView>[] = [
    { id: "title", head: t("columnTitle"), phone: "title", width: "14rem", cell: ({ title }) => <b>{title}</b> },
    {
      id: "body",
      head: t("columnBody"),
      phone: "line",
      cell: ({ body }) => <p className="max-w-text wrap-anywhere whitespace-pre-wrap">{body}</p>,
    },
    { id: "at", head: t("columnAt"), cell: ({ updatedAt }) => <Time at={updatedAt} as="day" /> },
    ...(mayChange
      ? [
          {
            id: "actions",
            head: t("actions"),
            hideHead: true,
            cell: (reply: SavedReplyView) => <SavedReplyActions reply={reply} />,
          },
        ]
      : []),
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
