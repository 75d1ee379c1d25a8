/** Days before the expiry on which its owner is written to; negative ones are days after it. */
export const EXPIRY_STEPS = [60, 30, 14, 7, 3, 1, -1, -7] as const;

/** Longer after the expiry nobody is written to any more: for domains the cheap weeks are nearly over, the rest is gone. */
export const LAST_STEP_DAY = -14;

/**
 * The one step that a service stands at now: the nearest that has been reached. Steps before it are past, so what is new or
 * imported, or what a day without a worker left out, gets one mail and not all of them.
 * @param daysLeft whole days until the expiry; negative after it.
 * @param termDays how many days were left when its present term began (bought or renewed here); a step as long as the whole term
 *   says nothing. Null: not known (imported), then all steps count.
 * @returns null: none.
 */
export function stepOf(daysLeft: number, termDays: number | null): number | null {
  if (daysLeft < LAST_STEP_DAY) return null;
  return EXPIRY_STEPS.filter((step) => daysLeft <= step && (termDays === null || step < termDays)).at(-1) ?? null;
}
