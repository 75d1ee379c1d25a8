import type { Column } from "./table";

/** How somebody looks at a list: which columns are hidden, and how close the rows stand. */
export interface TableView {
  /** The list's name in its cookie. */
  list: string;
  compact: boolean;
  hidden: readonly string[];
}

export const viewCookie = (list: string) => `list.${list}`;

/** The view as its cookie has it: "compact", and the ids of the hidden columns. Anything may stand in a cookie. */
export function parseView(list: string, text: string | undefined): TableView {
  const words = (text ?? "").split(".").filter((word) => /^[a-z]{1,20}$/i.test(word));
  return { list, compact: words.includes("compact"), hidden: words.filter((word) => word !== "compact") };
}

export function writeView({ compact, hidden }: TableView): string {
  return [...(compact ? ["compact"] : []), ...hidden].join(".");
}

type Choosable = Pick<Column<never>, "id" | "head" | "phone" | "hideHead">;

/** A column that can be hidden: not the one that names the row, nor one without a head. */
export const isChoosable = ({ phone, hideHead }: Choosable): boolean => phone !== "title" && !hideHead;

export function shownColumns<C extends Choosable>(columns: readonly C[], view: TableView): C[] {
  return columns.filter((column) => !isChoosable(column) || !view.hidden.includes(column.id));
}
