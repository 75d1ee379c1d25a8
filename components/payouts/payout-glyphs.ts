/** How the states of a payout are drawn, for customers and for staff. */
export const payoutGlyphs = {
  asked: "waiting",
  approved: "buying",
  sent: "buying",
  done: "done",
  bounced: "refused",
  declined: "off",
  withdrawn: "off",
} as const;
