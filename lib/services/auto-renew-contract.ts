/**
 * Automatic renewal orders from so many days before the expiry: two weeks are enough for a bank transfer, for a
 * price that staff must check, and for a renewal by hand after a refusal; earlier would take people's money too soon.
 */
export const AUTO_RENEW_DAYS = 15;
