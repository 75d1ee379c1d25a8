import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { AuditRow } from "@/lib/audit/contract";
import { actionWords, actorWords, subjectWords } from "@/messages/audit-words";
import { unchecked } from "@/messages/unchecked";
import { Disclosure } from "../ui/disclosure";
import { ChosenColumnsTable } from "../ui/table/chosen-columns-table";
import type { ListAddress } from "../ui/table/list-address";
import { type Column, Table } from "../ui/table/table";
import type { TableView } from "../ui/table/table-view";
import { AuditChange } from "./audit-change";

interface Props {
  rows: readonly AuditRow[];
  /** `list` and `view`: on the page of the whole log. Without them the table neither sorts nor lets columns be chosen. */
  list?: ListAddress;
  view?: TableView;
}

/** The audit log: who did what and when, with the values before and after. */
export function AuditRows({ rows, list, view }: Props) {
  const t = useTranslations("people.audit");
  const all = unchecked(useTranslations());
  const columns: Column<AuditRow>[] = [
    {
      id: "at",
      head: t("at"),
      sort: "at",
      sortDescending: true,
      cell: (row) => <Time at={row.at} as="second" />,
    },
    {
      id: "action",
      head: t("action"),
      phone: "title",
      cell: (row) => <span title={row.action}>{actionWords(all, row)}</span>,
    },
    {
      id: "actor",
      head: t("actor"),
      phone: "line",
      cell: (row) => actorWords(all, row),
    },
    {
      id: "subject",
      head: t("subject"),
      phone: "line",
      cell: (row) => <Subject row={row} />,
    },
    {
      id: "customer",
      head: t("customer"),
      phone: "hide",
      cell: ({ customer }) =>
        customer && <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
    },
    { id: "ip", head: t("ip"), phone: "hide", cell: (row) => <span className="as-stored">{row.ip ?? ""}</span> },
    {
      id: "change",
      head: t("change"),
      phone: "line",
      cell: (row) => {
        const about = list && pageAbout(row, list);
        const changed = row.before !== null || row.after !== null;
        return changed || about ? (
          <Disclosure summary={t(changed ? "show" : "more")}>
            {changed && <AuditChange row={row} />}
            {about && <Link href={about}>{t("allAbout")}</Link>}
          </Disclosure>
        ) : null;
      },
    },
  ];
  const shared = { caption: t("title"), columns, rows, rowKey: (row: AuditRow) => row.id, list };
  return view ? <ChosenColumnsTable {...shared} view={view} /> : <Table {...shared} />;
}

/** The address of the whole log of what a row is about; null where that is nothing, or what the log shows already. */
function pageAbout({ subjectKind, subjectId }: AuditRow, list: ListAddress): string | null {
  if (subjectKind === null || subjectId === null || list.filters.subjectId === subjectId) return null;
  return `${list.path}?${new URLSearchParams({ subjectKind, subjectId })}`;
}

/** What the row is about, as a link where there is a page. */
function Subject({ row }: { row: AuditRow }) {
  const text = subjectWords(unchecked(useTranslations()), row);
  return row.subject?.page ? <Link href={row.subject.page}>{text}</Link> : text;
}
