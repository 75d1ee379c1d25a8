import { useLocale, useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { type Column, Table } from "@/components/ui/table/table";
import type { DnsTemplateView } from "@/lib/zones/template-contract";
import { DnsTemplateActions } from "./dns-template-form";

/** The templates that staff wrote, by name. */
export function DnsTemplateRows({ rows }: { rows: readonly DnsTemplateView[] }) {
  const t = useTranslations("dnsTemplates");
  const chinese = useLocale() === "zh";
  const nameOf = ({ nameZh, nameEn }: DnsTemplateView) => (chinese ? nameZh : nameEn);
  const columns: Column<DnsTemplateView>[] = [
    {
      id: "name",
      head: t("columnName"),
      phone: "title",
      width: "14rem",
      cell: (row) => <b>{nameOf(row)}</b>,
    },
    {
      id: "records",
      head: t("columnRecords"),
      phone: "line",
      cell: ({ records }) => <p className="mono-value text-sm wrap-anywhere whitespace-pre-wrap">{records}</p>,
    },
    { id: "published", head: t("columnSeen"), cell: ({ published }) => t(published ? "seen" : "hidden") },
    { id: "at", head: t("columnAt"), cell: ({ updatedAt }) => <Time at={updatedAt} as="day" /> },
    {
      id: "actions",
      head: t("actions"),
      hideHead: true,
      cell: (row) => <DnsTemplateActions template={row} name={nameOf(row)} />,
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
