// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "../cn";
import { labelClass } from "../field/field";
import type { ListAddress } from "./list-address";
import { SortLink, sortedBy } from "./sort-link";

export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** A figure: right-aligned, its unit in the head. */
  figure?: boolean;
  /** Stands in the head instead of its text: a box that selects all rows. */
  headCell?: ReactNode;
  /** The head may take two lines: of a table with many columns, in English. */
  wrapHead?: boolean;
  /** The head is only for screen readers (marks, actions). */
  hideHead?: boolean;
  /**
   * Where the cell stands when a row becomes two or three lines on a phone: `lead`, `title` and `end` share the first line,
   * `line` takes a whole line, `meta` cells run on one line (each with its head when `phoneHead`), `hide` goes.
   * @default meta
   */
  phone?: "lead" | "title" | "end" | "line" | "meta" | "hide";
  phoneHead?: boolean;
  /** A CSS width for wide screens. */
  width?: string;
  /** The list can be sorted by it (the table's `list`): the key in the address. */
  sort?: string;
  /** Its first click shows the greatest on top. @default `figure` */
  sortDescending?: boolean;
}

export type RowTint = "chosen" | "unsure";

/**
 * How rows and cells look stands on the part of the table that holds them, not on each cell: a list has hundreds of cells, and React
 * writes the classes of each twice, into the HTML and into the browser's data. `:where` gives these rules no weight, so that a cell's own
 * classes win. On a phone each row is two or three lines, laid out by its cells' `phone`.
 */
const partClass = cva(
  [
    "max-md:block",
    "[:where(&>tr)]:max-md:flex [:where(&>tr)]:max-md:flex-wrap [:where(&>tr)]:max-md:items-baseline [:where(&>tr)]:max-md:gap-x-3 [:where(&>tr)]:max-md:gap-y-0.5 [:where(&>tr)]:max-md:border-t [:where(&>tr)]:max-md:border-rule [:where(&>tr)]:max-md:py-3",
    "[:where(&>tr)]:max-md:after:order-3 [:where(&>tr)]:max-md:after:-mb-0.5 [:where(&>tr)]:max-md:after:flex-[1_0_100%] [:where(&>tr)]:max-md:after:content-['']",
    "[:where(&>tr>td)]:h-row [:where(&>tr>td)]:border-t [:where(&>tr>td)]:border-rule [:where(&>tr>td)]:py-1.5 [:where(&>tr>td)]:pl-0 [:where(&>tr>td)]:align-middle [:where(&>tr>td:not(:last-child))]:pr-3",
    "[:where(&>tr>td)]:max-md:order-4 [:where(&>tr>td)]:max-md:block [:where(&>tr>td)]:max-md:text-sm [:where(&>tr>td)]:max-md:text-ink-2",
    "[&>tr>td]:max-md:h-auto [&>tr>td]:max-md:border-0 [&>tr>td]:max-md:p-0 [&>tr>td:empty]:max-md:hidden",
    "[:where(&>tr>td[data-head])]:max-md:before:text-ink-3 [:where(&>tr>td[data-head])]:max-md:before:content-[attr(data-head)_'_']",
  ],
  {
    variants: {
      hover: { true: "[@media(hover:hover)]:[:where(&>tr:hover>td)]:md:bg-sunk/55" },
      foot: { true: "[&>tr>td]:border-edge" },
      compact: { true: "[&>tr>td]:md:h-auto [&>tr>td]:md:py-0.5" },
    },
  },
);

const rowClass = cva("", {
  variants: {
    tint: {
      chosen: "[--tint:var(--color-accent-soft)]",
      unsure: "[--tint:var(--color-unsure-soft)]",
    },
    tinted: { true: "max-md:mx-[calc(-1*var(--spacing-margin))] max-md:bg-(--tint) max-md:px-margin" },
  },
});

const cellClass = cva("", {
  variants: {
    tinted: {
      // The tint reaches 12 px beyond the table on both sides.
      true: "first:shadow-[-.75rem_0_var(--tint)] last:shadow-[.75rem_0_var(--tint)] max-md:shadow-none! md:bg-(--tint)",
    },
    figure: { true: "text-right figures" },
    phone: {
      lead: "max-md:order-0 max-md:flex-none max-md:text-[length:inherit]",
      title: "max-md:order-1 max-md:min-w-0 max-md:flex-[1_1_50%] max-md:text-base max-md:font-strong max-md:text-ink",
      end: "max-md:order-2 max-md:ml-auto max-md:text-right max-md:text-base max-md:text-ink",
      line: "max-md:flex-[1_0_100%] max-md:text-left",
      meta: null,
      hide: "max-md:hidden",
    },
  },
});

export interface TableProps<Row> {
  /** What the table holds; for screen readers unless `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Tints a row: the chosen one, or one that a person must look at. */
  rowTint?: (row: Row) => RowTint | undefined;
  /** Cells of a closing row by column id; a total stands there with a double rule. */
  foot?: Partial<Record<string, ReactNode>>;
  className?: string;
  /** The list's addresses; needed where a column has `sort`. */
  list?: ListAddress | undefined;
  /** Rows stand closer on a wide window. */
  compact?: boolean;
}

/** Ruled rows without boxes. The roles are written out because a phone's layout would take a table's meaning away. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, showCaption, columns, rows, rowKey, rowTint, foot, className, list, compact } = props;
  return (
    <table className={cn("w-full border-collapse text-[length:var(--size-body)] max-md:block", className)} role="table">
      <caption className={showCaption ? cn(labelClass, "pb-1 text-left") : "sr-only"}>{caption}</caption>
      <Head columns={columns} list={list} />
      <tbody role="rowgroup" className={partClass({ hover: true, compact })}>
        {rows.map((row) => {
          const tint = rowTint?.(row);
          const tinted = tint !== undefined;
          return (
            <tr role="row" key={rowKey(row)} className={rowClass({ tint, tinted }) || undefined}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} tinted={tinted}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          );
        })}
      </tbody>
      {foot && (
        <tfoot role="rowgroup" className={partClass({ foot: true })}>
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

/** The heads. On a phone only those that sort are seen, in one line above the rows. */
function Head<Row>({ columns, list }: Pick<TableProps<Row>, "columns" | "list">) {
  const sorts = columns.some(({ sort, headCell }) => headCell || (list && sort));
  return (
    <thead role="rowgroup" className={sorts ? "max-md:block" : "max-md:sr-only"}>
      <tr role="row" className={sorts ? "max-md:flex max-md:flex-wrap max-md:gap-x-4" : undefined}>
        {columns.map((column) => {
          const {
            id,
            head,
            headCell,
            figure,
            wrapHead,
            hideHead,
            sort,
            sortDescending = figure ?? false,
            width,
          } = column;
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              aria-sort={sortedBy(sort, list?.sort)}
              className={cn(
                "py-2 pr-3 pl-0 text-left align-bottom text-sm font-normal whitespace-nowrap text-ink-3 last:pr-0 staff:text-xs",
                figure && "md:text-right",
                wrapHead && "wrap-normal whitespace-normal",
                sorts && (sort || headCell ? "max-md:block max-md:pr-0" : "max-md:sr-only"),
              )}
              style={width ? { width } : undefined}
            >
              {headCell}
              {!headCell && list && sort ? (
                <SortLink list={list} sortKey={sort} descendingFirst={sortDescending}>
                  {head}
                </SortLink>
              ) : (
                !headCell && <HeadText hidden={hideHead}>{head}</HeadText>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function HeadText({ hidden, children }: { hidden?: boolean | undefined; children: string }) {
  return hidden ? <span className="sr-only">{children}</span> : children;
}

interface CellProps<Row> {
  column: Column<Row>;
  tinted?: boolean;
  children: ReactNode;
}

function Cell<Row>({ column, tinted, children }: CellProps<Row>) {
  const { figure, phone, phoneHead } = column;
  return (
    <td
      role="cell"
      data-head={phoneHead ? column.head : undefined}
      className={cellClass({ tinted, figure, phone }) || undefined}
    >
      {children}
    </td>
  );
}
