/** Where a page of a list that is sorted by time ended: its last row's time and id, so that new rows do not shift the next page. */
export interface MomentCursor {
  at: Date;
  id: string;
}

/** Thirteen digits of milliseconds reach to the year 2286, which both JavaScript and PostgreSQL can represent. */
const MOMENT = /^(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** "1795721751094_<id>" */
export const writeCursor = ({ at, id }: MomentCursor): string => `${at.getTime()}_${id}`;

/** @returns null for no text and for text that is no such cursor; both mean the first page. */
export function readCursor(text: string | undefined): MomentCursor | null {
  const [, ms, id = ""] = MOMENT.exec(text ?? "") ?? [];
  return ms === undefined ? null : { at: new Date(Number(ms)), id };
}
