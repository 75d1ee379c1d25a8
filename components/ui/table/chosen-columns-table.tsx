import { useTranslations } from "next-intl";
import { Table, type TableProps } from "./table";
import { isChoosable, shownColumns, type TableView } from "./table-view";
import { ViewMenu } from "./view-menu";

/** A list for staff, who choose which of its columns they see and how close the rows stand. */
export function ChosenColumnsTable<Row>({ view, columns, ...rest }: TableProps<Row> & { view: TableView }) {
  const t = useTranslations("ui.list");
  return (
    <>
      <div className="flex justify-end">
        <ViewMenu
          view={view}
          columns={columns.filter(isChoosable).map(({ id, head }) => ({ id, head }))}
          texts={{ open: t("view"), columns: t("columns"), compact: t("compact") }}
        />
      </div>
      <Table {...rest} columns={shownColumns(columns, view)} compact={view.compact} />
    </>
  );
}
