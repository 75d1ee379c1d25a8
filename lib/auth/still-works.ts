/** The condition for a customer's API tokens that still work. */
export const stillWorks = (customerId: string, now: Date) => ({
  ...{ customerId, revokedAt: null },
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
});

/** The condition for staff tokens that still work. */
export const staffTokenWorks = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });
