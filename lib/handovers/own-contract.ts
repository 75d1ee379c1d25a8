import { z } from "zod";
import { emailAddress } from "@/lib/accounts/contract";
import { contract, nothing } from "@/lib/http/contract";
import { handoverRefusals } from "./contract";

const id = z.uuid();
/** Each once. */
const ids = (least: number) =>
  z
    .array(z.uuid().toLowerCase())
    .min(least)
    .max(MOST_HANDOVERS)
    .refine((all) => new Set(all).size === all.length);

/** After a new password, address or second factor no service can be handed over for so long: the account may be in a thief's hands. */
export const CHANGED_ACCOUNT_HOURS = 72;
/** As many services are handed over together at most. */
export const MOST_HANDOVERS = 50;
/** How long the mailed link confirms a handover. */
export const CONFIRM_HANDOVER_HOURS = 24;
/** How long the other customer can accept a confirmed one. */
export const ACCEPT_HANDOVER_DAYS = 7;

/** What goes to another account, as both customers see it before they agree. */
export interface HandoverGoods {
  /** The service, and behind it the gifts that follow it. */
  services: { id: string; productLine: string; displayName: string }[];
  /** The registrant of a domain, which stays as it is; null: none is known. */
  registrant: string | null;
}

/** The handover of a customer's own service that waits, and what would go. */
export interface OwnHandoverPage extends HandoverGoods {
  waits: {
    id: string;
    to: string;
    confirmed: boolean;
    expiresAt: Date;
    /** False: the account was changed since, so that nobody can confirm or accept it. */
    stands: boolean;
  } | null;
  /** The page was opened by the mailed link of another handover: one that was withdrawn, accepted or is too old. */
  foreignLink: boolean;
  /** Why it can't be handed over now: the code and the words of an error; null: it can. */
  refusal: { code: string; params: Record<string, string | number> } | null;
  /** It is renewed automatically now, or its points are bought automatically. */
  automatic: boolean;
  /** Mails are kept for staff to read, because no mail server is configured. */
  mailKept: boolean;
}

interface NamedService {
  id: string;
  productLine: string;
  displayName: string;
}

/** Several services that a customer wants to hand over together. */
export interface OwnHandoversPage {
  /** Those that can go now, with the names of the gifts that follow. */
  goods: (NamedService & { gifts: string[] })[];
  /** Those that can't, with the code and the words of an error. */
  refused: (NamedService & { code: string; params: Record<string, string | number> })[];
  /** One of them is renewed automatically now, or its points are bought automatically. */
  automatic: boolean;
  /** Why nothing can be handed over now; null: it can. */
  refusal: { code: string; params: Record<string, string | number> } | null;
  mailKept: boolean;
}

/** Handovers that a customer asked for together. */
export interface OwnRequestPage {
  id: string;
  to: string;
  mailKept: boolean;
  rows: (NamedService & { state: "waiting" | "accepted" | "declined" | "withdrawn" | "expired" })[];
  /** What still waits; null: nothing does. */
  waits: {
    /** One of those that wait, by which they are confirmed. */
    handoverId: string;
    confirmed: boolean;
    expiresAt: Date;
    /** False: the account was changed since, so that nobody can confirm or accept it. */
    stands: boolean;
    /** Whether the mailed link by which the page was opened confirms it; null: it was not opened by one. */
    link: "confirms" | "other" | null;
  } | null;
}

/** A handover that waits for the customer who is to get the service. */
export interface HandoverToAccept extends HandoverGoods {
  id: string;
  /** The address of who gives it. */
  from: string;
  expiresAt: Date;
  /** When the service expires; null: not known. */
  serviceExpiresAt: Date | null;
}

export const startOwnHandoverContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/handover",
  summary:
    "Asks that a service of one's own goes to another customer's account, with the gifts that follow it; wants the name typed and the password. Mails a link that confirms it. Audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id, to: emailAddress, confirm: z.string().max(300) }),
  output: z.object({ handoverId: id }),
  errors: [...handoverRefusals, "handovers.account_changed", "handovers.waits"],
  limit: { points: 10, seconds: 3_600 },
});

export const startOwnHandoversContract = contract({
  method: "POST",
  path: "/api/v1/handovers",
  summary:
    "Asks that several services of one's own go to another customer's account, all or none; wants the address typed twice and the password. Mails one link that confirms them. Audited.",
  access: "customer",
  reauth: true,
  input: z.object({ ids: ids(2), to: emailAddress, confirm: z.string().max(300) }),
  output: z.object({ requestId: id }),
  errors: [...handoverRefusals, "handovers.account_changed", "handovers.waits"],
  limit: { points: 10, seconds: 3_600 },
});

export const withdrawOwnRequestContract = contract({
  method: "POST",
  path: "/api/v1/handovers/requests/{id}/withdraw",
  summary:
    "Takes back what nobody has accepted yet of the handovers that were asked for together. Audited; safe to repeat.",
  access: "customer",
  input: z.object({ id }),
  output: z.object({ withdrawn: z.int() }),
});

export const confirmOwnHandoverContract = contract({
  method: "POST",
  path: "/api/v1/handovers/{id}/confirm",
  summary:
    "Confirms a handover, and those that were asked for with it, with the token of the mailed link, and mails the customer who is to get the services. Audited.",
  access: "customer",
  input: z.object({ id, token: z.string().min(20).max(100) }),
  output: nothing,
  errors: ["link.expired"],
  limit: { points: 20, seconds: 3_600 },
});

export const withdrawOwnHandoverContract = contract({
  method: "POST",
  path: "/api/v1/handovers/{id}/withdraw",
  summary: "Takes back a handover of one's own service that was not accepted yet. Audited; safe to repeat.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
  errors: ["handovers.gone"],
});

export const acceptHandoverContract = contract({
  method: "POST",
  path: "/api/v1/handovers/{id}/accept",
  summary: "Takes over a service that another customer hands over. Wants the password. Audited; it happens once.",
  access: "customer",
  reauth: true,
  input: z.object({ id }),
  /** The service, as it is in the caller's account. */
  output: z.object({ serviceId: id }),
  errors: [...handoverRefusals, "handovers.gone"],
  limit: { points: 20, seconds: 3_600 },
});

export const acceptHandoversContract = contract({
  method: "POST",
  path: "/api/v1/handovers/accept",
  summary:
    "Takes over several services that other customers hand over. Wants the password. What can't be taken over now is answered with its reason, and keeps none of the others back. Audited; it happens once.",
  access: "customer",
  reauth: true,
  input: z.object({ ids: ids(1) }),
  output: z.object({
    accepted: z.int(),
    /** By the handover's id, with the code and the words of an error. */
    refused: z.array(
      z.object({ id, code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  }),
  limit: { points: 20, seconds: 3_600 },
});

export const declineHandoverContract = contract({
  method: "POST",
  path: "/api/v1/handovers/{id}/decline",
  summary: "Declines a service that another customer hands over, who gets a mail. Audited; safe to repeat.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
  errors: ["handovers.gone"],
});
