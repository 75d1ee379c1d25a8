import type { OldTicket } from "../old-shop";

/** The state of a ticket by the name that its status has there; staff can rename them, so the words decide, not the numbers. */
export function ticketStateOf(status: string): OldTicket["state"] {
  if (/关闭|完结|结束|closed/i.test(status)) return "closed";
  if (/(客户|用户)/.test(status)) return "open";
  return /已回复|已答复|answered/i.test(status) ? "answered" : "open";
}
