/** How the states of a refund to the source are drawn, for customers and for staff. */
export const refundGlyphs = {
  asked: "waiting",
  approved: "buying",
  sent: "buying",
  done: "done",
  rejected: "refused",
  declined: "off",
} as const;
