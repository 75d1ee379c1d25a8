import type { World } from "../world/world";
import type { GatewayDispute, GatewayPayment, GatewayRefund } from "./rows";

export interface TwinRequest {
  method: string;
  /** Behind "/gateways/<id>": "/gateway.do". */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** Of the twin's pages: "http://127.0.0.1:4801/gateways/alipay". */
  origin: string;
}

export interface TwinAnswer {
  status: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

export interface TwinNotice {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What can happen in a dispute: the control call `dispute`. */
export type DisputeStep = "inquire" | "open" | "withdraw" | "reinstate" | "win" | "lose" | "drop";

/** A payment gateway's twin: it signs and verifies as the real one does. Cashier, credentials and notices are the same for all (answer-gateways.ts). */
export interface GatewayTwin {
  id: string;
  /** Where its API is, for an SDK that can't be pointed to a folder: "/v1/" of the sandbox itself. */
  root?: string;
  /** What the cashier's page is called. */
  name: string;
  /** A request of the shop to the gateway's API; null: no such path. */
  answer(world: World, request: TwinRequest): Promise<TwinAnswer | null> | TwinAnswer | null;
  /** The signed notice of what has become of a payment. `forged`: with a signature that is not the gateway's. */
  paymentNotice(world: World, payment: GatewayPayment, how: { forged: boolean }): TwinNotice;
  /** Null: this gateway sends no notices of refunds. */
  refundNotice(world: World, refund: GatewayRefund): TwinNotice | null;
  /** The notice of a step of a dispute. Only of gateways that tell of disputes. */
  disputeNotice?(world: World, dispute: GatewayDispute, step: DisputeStep): TwinNotice;
  /** What staff enter in the shop: the values of its fields. They are made once and stay. */
  credentials(world: World): Record<string, string>;
}

export const paymentKey = (gateway: string, number: string) => `${gateway} ${number}`;
