/** Days before the expiry on which the owner gets a mail; negative ones are days after it. */
export const EXPIRY_STEPS = [60, 30, 14, 7, 3, 1, -1, -7] as const;

/** No mail later than this: domains can soon no longer be renewed at the usual price, and other services are deleted. */
export const LAST_STEP_DAY = -14;

/**
 * The step that applies now: the nearest that has been reached. Earlier steps are skipped, so that a new or imported service, or one
 * whose day passed while no worker ran, gets one mail and not all of them.
 * @param daysLeft whole days until the expiry; negative after it.
 * @param termDays how many days were left when its present term began (bought or renewed here); a step as long as the whole term
 *   is left out. Null: not known (imported), then all steps count.
 * @returns null when no step applies.
 */
export function stepOf(daysLeft: number, termDays: number | null): number | null {
  if (daysLeft < LAST_STEP_DAY) return null;
  return EXPIRY_STEPS.filter((step) => daysLeft <= step && (termDays === null || step < termDays)).at(-1) ?? null;
}
