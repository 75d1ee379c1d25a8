/**
 * Money of one sum that comes or is booked within so many days of each other may be the same money: so long staff book by a receipt before
 * the bank's statement is imported. Longer apart, it is mostly other money.
 */
export const DAYS_AROUND = 7;
