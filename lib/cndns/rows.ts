import type { AnyRow } from "./endpoint";
import * as chapters from "./endpoints/all";

export interface NamedRow {
  /** The name it is exported by: `renewDomain`, or `bccServer.renew` where one export has several rows. */
  exportName: string;
  row: AnyRow;
}

function isRow(value: unknown): boolean {
  return typeof value === "object" && value !== null && "id" in value && "effect" in value && "codes" in value;
}

/** The rows among the values of an object: of a module, or of a table of rows. */
function rowsAmong(object: object, prefix = ""): NamedRow[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const exportName = `${prefix}${name}`;
    if (isRow(value)) return [{ exportName, row: value as unknown as AnyRow }];
    const isTable = typeof value === "object" && value !== null && Object.values(value).every(isRow);
    return isTable ? rowsAmong(value, `${exportName}.`) : [];
  });
}

/** Every row of the client. */
export const rows: readonly NamedRow[] = Object.values(chapters).flatMap((chapter) => rowsAmong(chapter));
