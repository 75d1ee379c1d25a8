// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
import clsx from "clsx";
import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** A figure: right-aligned, its unit in the head. */
  figure?: boolean;
  /** The head is only for screen readers (marks, actions). */
  hideHead?: boolean;
  /**
   * Where the cell stands when a row becomes two or three lines on a phone: `title` and `end` share the first line,
   * `line` takes a whole line, `meta` cells run on one line (each with its head when `phoneHead`), `hide` goes.
   * @default meta
   */
  phone?: "title" | "end" | "line" | "meta" | "hide";
  phoneHead?: boolean;
  /** A CSS width for wide screens. */
  width?: string;
}

interface Props<Row> {
  /** What the table holds; for screen readers unless `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Extra classes of a row: "row-chosen", "row-unsure" tint it. */
  rowClass?: (row: Row) => string | undefined;
  /** Cells of a closing row by column id; a total stands there with a double rule. */
  foot?: Partial<Record<string, ReactNode>>;
  className?: string;
}

/** Ruled rows without boxes. The roles are written out because a phone's layout would take a table's meaning away. */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey, rowClass, foot, className }: Props<Row>) {
  return (
    <table className={clsx("tbl tbl-rows", className)} role="table">
      <caption className={showCaption ? "label" : "vh"}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              className={column.figure ? "n" : undefined}
              style={column.width ? { width: column.width } : undefined}
            >
              {column.hideHead ? <span className="vh">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)} className={rowClass?.(row)}>
            {columns.map((column) => (
              <Cell key={column.id} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Cell key={column.id} column={column}>
                {foot[column.id]}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  return (
    <td
      role="cell"
      data-at={column.phone ?? "meta"}
      data-head={column.phoneHead ? column.head : undefined}
      className={clsx(column.id, column.figure && "n m")}
    >
      {children}
    </td>
  );
}
