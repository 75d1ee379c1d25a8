import { MOST_BANK_ROWS } from "./bank-row";

/** Above and below the bookings stand the account, its holder, sums. */
export const MOST_LINES = MOST_BANK_ROWS + 200;
export const MOST_CELLS = 100;

/** A head without what differs from file to file: width of signs, spaces, the unit, English behind it in brackets. */
export function plainHead(head: string): string {
  return head
    .normalize("NFKC")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/\s+/g, "")
    .replace(/\/元|\(元\)|[*:]/g, "");
}
