/** A payment as a gateway's twin knows it. Keyed by "gateway number". */
export interface GatewayPayment {
  gateway: string;
  /** The shop's number. */
  number: string;
  /** The twin's own number of the transaction. */
  gatewayRef: string;
  amountFen: bigint;
  currency: string;
  title: string;
  state: "open" | "paid" | "closed";
  /** What the payer really paid, when it was paid. */
  paidFen: bigint | null;
  paidAtMs: number | null;
  createdAtMs: number;
  /** Nobody can pay after this; null: no limit. */
  expiresAtMs: number | null;
  returnUrl: string;
  noticeUrl: string;
}

/** A refund as a gateway's twin knows it. Keyed by "gateway number". */
export interface GatewayRefund {
  gateway: string;
  number: string;
  paymentNumber: string;
  gatewayRef: string;
  amountFen: bigint;
  state: "pending" | "done" | "rejected";
  atMs: number;
  noticeUrl: string;
}

/** A dispute as a gateway's twin knows it. Keyed by "gateway reference". */
export interface GatewayDispute {
  gateway: string;
  /** The twin's own number: the shop has none. */
  reference: string;
  paymentNumber: string;
  amountFen: bigint;
  state: "inquiry" | "open" | "won" | "lost" | "dropped";
  /** The twin has taken the money from the shop, and not given it back. */
  taken: boolean;
  atMs: number;
}

/** The keys that a twin made when it was first asked: the shop's and its own, as PEM or text, by name. */
export interface GatewayKeys {
  gateway: string;
  values: Record<string, string>;
}
