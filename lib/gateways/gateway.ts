import type { Fen } from "@/lib/core/money";
import type { GatewayField } from "./contract";

/** Where the customer is when a payment is started: it decides which of a gateway's products is used. */
export type Device = "desktop" | "phone" | "wechat";

/** What a gateway has to know of a payment. */
export interface PaymentFacts {
  /** Ours, unique for ever, capital letters and digits, at most 32. */
  number: string;
  amountFen: Fen;
  createdAt: Date;
  expiresAt: Date;
  /** What `start` gave; null when it was never answered, or the gateway needs none. */
  handle: string | null;
}

export interface PaymentStart extends Omit<PaymentFacts, "handle"> {
  device: Device;
  /** What the customer reads at the gateway. */
  title: string;
  language: "zh" | "en";
  /** Where the gateway sends the customer afterwards. */
  returnUrl: string;
  /** The customer's address; some gateways want it. */
  ip: string;
}

/** Where the customer pays: an address to go to, or the text of a code that a phone scans. */
export type PaymentEntry = (
  | { kind: "address"; url: string }
  | { kind: "code"; text: string }
  /** The gateway has to learn first who pays: this address leads back to ours with a code, which `identify` takes. */
  | { kind: "identify"; url: string }
  /** Our page opens the payment itself, through what the gateway's own browser offers pages. */
  | { kind: "bridge"; values: Record<string, string> }
) & {
  /** What the gateway calls the payment until it is paid, for those that are not asked by our number. */
  handle?: string;
};

/** What the gateway says of a payment. */
export type PaymentStatus =
  | { state: "paid"; amountFen: Fen; currency: string; gatewayRef: string; at: Date }
  | { state: "pending" }
  | { state: "closed" }
  /** It knows no such payment: it was never told of it, or nobody has opened it yet. */
  | { state: "missing" };

export interface RefundFacts {
  /** Ours, unique for ever. */
  number: string;
  /** How often the gateway refused to make it before, for a reason that may have gone; some keep the answer to a request for a day. */
  retryCount?: number;
  amountFen: Fen;
  reason: string;
  payment: PaymentFacts & { gatewayRef: string; paidFen: Fen };
}

export type RefundStatus =
  | { state: "done"; gatewayRef: string; at: Date }
  | { state: "pending" }
  | { state: "rejected"; reason: string }
  | { state: "missing" };

/** What the gateway says of a payment that its payer disputes. */
export interface DisputeStatus {
  /** The gateway's own number of the payment, as in `PaymentStatus`. */
  paymentRef: string;
  /** inquiry: the payer's bank asks, and no money has moved; dropped: such a question came to nothing. */
  state: "inquiry" | "open" | "won" | "lost" | "dropped";
  amountFen: Fen;
  currency: string;
  /** Whether the gateway has taken the sum from the shop, and not given it back. */
  taken: boolean;
  /** The gateway's own word for why. */
  reason: string;
  /** Until when evidence can be given to the gateway; null: it can't. */
  answerBy: Date | null;
}

/** What a notice is about: our number of a payment or refund, the gateway's number of a dispute, or nothing that the shop follows. */
export type NoticeSubject =
  | { about: "payment" | "refund"; number: string }
  | { about: "dispute"; gatewayRef: string }
  | { about: "other" };

/** A request that claims to come from the gateway. */
export interface Notice {
  headers: Headers;
  body: string;
}

/** One line of the gateway's bill of a day, in Shanghai's days. */
export interface BillRow {
  /** other: it changes what the gateway owes the shop (a dispute, a reserve), and a person must say what it is. */
  kind: "payment" | "refund" | "fee" | "settlement" | "other";
  /** Our number of the payment or refund; null where the gateway names none. */
  number: string | null;
  /** Of a payment and a refund the one that `query` and `queryRefund` answer. */
  gatewayRef: string;
  /**
   * Positive for payments, refunds and fees. A settlement below zero came back from the bank; of the other kind it is what the gateway
   * owes the shop more, below zero: less.
   */
  amountFen: Fen;
  /** What the gateway kept: of a payment, or with a line of its own. Below zero where it gave a fee back. */
  feeFen: Fen;
  at: Date;
}

/** A gateway with the keys of one shop. Each method makes requests of its own, and changes nothing in the shop. */
export interface GatewayClient {
  /** Repeating it with the same number starts nothing twice. @throws GatewayError */
  start(payment: PaymentStart): Promise<PaymentEntry>;
  /** Goes on with a payment whose payer came back from an "identify" address with this code. @throws GatewayError */
  identify?(payment: PaymentStart, code: string): Promise<PaymentEntry>;
  /** @throws GatewayError */
  query(payment: PaymentFacts): Promise<PaymentStatus>;
  /** Nobody can pay it from then on, if it wasn't paid meanwhile: query tells. @throws GatewayError */
  close(payment: PaymentFacts): Promise<void>;
  /**
   * Our number makes repeating safe: the same number is refunded once. `rejected` only where the gateway will never make this refund;
   * what it refuses for another reason (keys, permissions, too little money of the shop's there) is thrown.
   * @throws GatewayError
   */
  refund(refund: RefundFacts): Promise<RefundStatus>;
  /** @throws GatewayError */
  queryRefund(refund: RefundFacts): Promise<RefundStatus>;
  /** What a notice is about, once its signature has been verified; null: it isn't the gateway's. It is a hint: the gateway is asked before anything is posted. */
  readNotice(notice: Notice): Promise<NoticeSubject | null>;
  /** A dispute by the gateway's number; null: it knows none. Only of gateways that tell of disputes. @throws GatewayError */
  queryDispute?(gatewayRef: string): Promise<DisputeStatus | null>;
  /** The gateway's bill of a day ("2026-11-27"); nothing while it isn't ready. @throws GatewayError */
  readBill(day: string): AsyncIterable<BillRow>;
  /** Asks for something harmless with the keys. @throws GatewayError when they don't work */
  test(): Promise<void>;
}

/** A payment gateway: a value in its own folder. */
export interface Gateway<Field extends string = string> {
  /** Its folder, its twin's path, and the end of its clearing account. */
  id: string;
  /** What staff enter, by the names that the gateway gives them. */
  fields: readonly GatewayField<Field>[];
  /** For so many days after the payment the gateway refunds to the source. */
  refundDays: number;
  /** Its bill names what it pays out to the shop's bank. Otherwise staff book that from the bank's statement. */
  settlesInBill: boolean;
  /** The answer to a notice that was understood. */
  received: { status: number; type: string; body: string };
  /** Its SDK is imported at the first use: most processes never ask a gateway, and the SDKs take a third of a start. */
  connect(keys: Readonly<Record<Field, string>>, place: GatewayPlace): Promise<GatewayClient>;
  /**
   * What can be said of the keys without asking the gateway: per field the code of a message, so that a key that can't be read never
   * replaces one that works. An empty field has no fault.
   */
  faultsOf(keys: Readonly<Record<Field, string>>): Partial<Record<Field, KeyFault>>;
}

export type KeyFault = `gateways.key.${
  | "private"
  | "public"
  | "own_public"
  | "alipay_app"
  | "wechat_private"
  | "wechat_public"
  | "wechat_api"
  | "wechat_serial"
  | "stripe_secret"
  | "stripe_webhook"}`;

export interface GatewayPlace {
  /** The twin's address in place of the gateway's own; null: the real one. */
  twinUrl: string | null;
  /** Where the gateway sends its notices. */
  noticeUrl: string;
}

/** Declares a gateway, keeping the names of its fields. */
export function gateway<Field extends string>(declared: Gateway<Field>): Gateway {
  return declared as unknown as Gateway;
}

/**
 * A request to a gateway that did not succeed. `refused`: it answered, and will answer the same again. `unreachable`: no answer, so it is
 * unknown whether the request was carried out. `unreadable`: the answer was not the gateway's, or could not be verified; unknown as well.
 */
export class GatewayError extends Error {
  constructor(
    readonly kind: "refused" | "unreachable" | "unreadable",
    /** The gateway's own words, for staff. */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "GatewayError";
  }
}
