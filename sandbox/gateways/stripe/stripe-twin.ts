import { createHmac, randomBytes } from "node:crypto";
import type { World } from "../../world/world";
import { billAsSet } from "../bill-lines";
import { keepKeys } from "../keep-keys";
import { closePayment, findPayment, openPayment, refundAtTwin } from "../payments";
import type { GatewayDispute, GatewayPayment, GatewayRefund } from "../rows";
import {
  type DisputeStep,
  type GatewayTwin,
  paymentKey,
  type TwinAnswer,
  type TwinNotice,
  type TwinRequest,
} from "../twin";

const GATEWAY = "stripe";
const credentials = (world: World) =>
  keepKeys(world, GATEWAY, () => ({
    secretKey: `sk_test_${randomBytes(24).toString("hex")}`,
    webhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
  }));

/** Stripe's twin: the calls that the shop makes, with Stripe's shapes, errors and webhook signatures. */
export const stripeTwin: GatewayTwin = {
  id: GATEWAY,
  root: "/v1/",
  name: "Stripe Checkout",
  credentials,
  answer: (world, request) => {
    if (!request.path.startsWith("/v1/")) return null;
    if (request.headers.authorization !== `Bearer ${credentials(world).secretKey}`) {
      return failure(401, "invalid_request_error", "Invalid API Key provided");
    }
    const [, , ...parts] = request.path.split("/");
    const endpoint = endpoints[`${request.method} ${parts[0]}${parts[0] === "checkout" ? `/${parts[1]}` : ""}`];
    return (
      endpoint?.(world, request, parts.slice(parts[0] === "checkout" ? 2 : 1)) ??
      failure(404, "invalid_request_error", `Unrecognized request URL (${request.method}: ${request.path})`)
    );
  },
  paymentNotice: (world, payment, { forged }) =>
    notice(world, payment.noticeUrl, "checkout.session.completed", session(payment), forged),
  disputeNotice: (world, row, step) =>
    notice(world, noticeUrlOf(world, row), `charge.dispute.${DISPUTE_EVENTS[step]}`, disputeBody(world, row), false),
  refundNotice: (world, row) => notice(world, row.noticeUrl, "refund.updated", refundBody(row), false),
};

type Endpoint = (world: World, request: TwinRequest, rest: readonly string[]) => TwinAnswer;

const endpoints: Readonly<Record<string, Endpoint>> = {
  "POST checkout/sessions": (world, { body, origin, headers }, [id, act]) => {
    if (id !== undefined) return act === "expire" ? expire(world, id) : unknown(id);
    const form = new URLSearchParams(body);
    const number = form.get("client_reference_id") ?? "";
    const amount = form.get("line_items[0][price_data][unit_amount]") ?? "";
    if (!/^[1-9]\d{0,11}$/.test(amount) || number === "") {
      return failure(400, "invalid_request_error", "Invalid integer: unit_amount");
    }
    const payment = openPayment(world, {
      ...{ gateway: GATEWAY, number, amountFen: BigInt(amount), expiresAtMs: Number(form.get("expires_at")) * 1000 },
      currency: (form.get("line_items[0][price_data][currency]") ?? "").toUpperCase(),
      title: form.get("line_items[0][price_data][product_data][name]") ?? "",
      returnUrl: form.get("success_url") ?? "",
      // Stripe's notices go to the address in its dashboard; the twin takes the shop's own.
      noticeUrl: noticeAddress(form.get("success_url") ?? ""),
    });
    const same = payment.amountFen === BigInt(amount);
    if (!same && headers["idempotency-key"]) {
      return failure(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters",
      );
    }
    return ok({ ...session(payment), url: `${origin}/cashier/${number}` });
  },
  "GET checkout/sessions": (world, { query }, [id]) => {
    if (id !== undefined) {
      const row = bySession(world, id);
      return row ? ok(session(row)) : unknown(id);
    }
    const [from, to] = [Number(query.get("created[gte]") ?? 0), Number(query.get("created[lte]") ?? 1e12)];
    const rows = [...world.gatewayPayments.values()].filter(({ gateway, createdAtMs }) => {
      const at = Math.floor(createdAtMs / 1000);
      return gateway === GATEWAY && at >= from && at <= to;
    });
    return list(
      rows.map((row) => session(current(world, row))),
      query,
    );
  },
  "POST refunds": (world, { body }) => {
    const form = new URLSearchParams(body);
    const row = byIntent(world, form.get("payment_intent") ?? "");
    if (!row) return unknown(form.get("payment_intent") ?? "");
    if (world.settings.gatewayRefunds === "no-money") {
      return failure(400, "balance_insufficient", "You have insufficient funds in your Stripe account.");
    }
    const made = refundAtTwin(world, row, {
      ...{ number: form.get("metadata[number]") ?? "", amountFen: BigInt(form.get("amount") ?? "0") },
      noticeUrl: row.noticeUrl,
    });
    return made
      ? ok(refundBody(made))
      : failure(400, "charge_already_refunded", "Refund amount is greater than unrefunded amount on charge");
  },
  "GET refunds": (world, { query }) => {
    const row = byIntent(world, query.get("payment_intent") ?? "");
    if (!row) return unknown(query.get("payment_intent") ?? "");
    const rows = [...world.gatewayRefunds.values()].filter(
      ({ gateway, paymentNumber }) => gateway === GATEWAY && paymentNumber === row.number,
    );
    return list(rows.map(refundBody), query);
  },
  "GET disputes": (world, _, [id]) => {
    const row = id === undefined ? undefined : world.gatewayDisputes.get(paymentKey(GATEWAY, id));
    return row ? ok(disputeBody(world, row)) : unknown(id ?? "");
  },
  "GET balance": () => ok({ object: "balance", available: [{ amount: 0, currency: "cny" }], pending: [] }),
  "GET balance_transactions": (world, { query }) => {
    const [from, to] = [Number(query.get("created[gte]") ?? 0), Number(query.get("created[lt]") ?? 1e12)];
    const within = (ms: number) => Math.floor(ms / 1000) >= from && Math.floor(ms / 1000) < to;
    const payments = [...world.gatewayPayments.values()].filter(
      ({ gateway, paidAtMs }) => gateway === GATEWAY && paidAtMs !== null && within(paidAtMs),
    );
    const refunds = [...world.gatewayRefunds.values()].filter(
      ({ gateway, state, atMs }) => gateway === GATEWAY && state === "done" && within(atMs),
    );
    const lines = [...payments.map(chargeLine), ...refunds.map(refundLine)];
    return list(billAsSet<{ id: string }>(world, lines, strangeLine(from)), query);
  },
};

/** What Stripe takes of a payment: 3.4 % and ¥2.35. */
const feeOf = (fen: bigint): number => Math.round(Number(fen) * 0.034) + 235;

function chargeLine(row: GatewayPayment) {
  const amount = row.paidFen ?? 0n;
  const source = {
    ...{ object: "charge", id: `ch_${row.gatewayRef}`, payment_intent: intentId(row) },
    metadata: { number: row.number },
  };
  return {
    object: "balance_transaction",
    id: `txn_${row.gatewayRef}`,
    type: "charge",
    amount: Number(amount),
    fee: feeOf(amount),
    source,
    created: Math.floor((row.paidAtMs ?? 0) / 1000),
  };
}

/** A payment that the shop knows nothing of. */
function strangeLine(from: number) {
  const source = { object: "charge", id: `ch_strange${from}`, payment_intent: `pi_strange${from}`, metadata: {} };
  const [amount, fee, created] = [1_234, feeOf(1_234n), from + 43_200];
  return { object: "balance_transaction", id: `txn_strange${from}`, type: "charge", amount, fee, source, created };
}

function refundLine(row: GatewayRefund) {
  return {
    object: "balance_transaction",
    id: `txn_${row.gatewayRef}`,
    type: "refund",
    amount: -Number(row.amountFen),
    fee: 0,
    source: refundBody(row),
    created: Math.floor(row.atMs / 1000),
  };
}

const sessionId = ({ gatewayRef }: GatewayPayment) => `cs_test_${gatewayRef}`;
const intentId = ({ gatewayRef }: GatewayPayment) => `pi_${gatewayRef}`;
const current = (world: World, row: GatewayPayment) => findPayment(world, GATEWAY, row.number) ?? row;

function find(world: World, wanted: (row: GatewayPayment) => boolean): GatewayPayment | undefined {
  const row = [...world.gatewayPayments.values()].find((one) => one.gateway === GATEWAY && wanted(one));
  return row && current(world, row);
}
const bySession = (world: World, id: string) => find(world, (row) => sessionId(row) === id);
const byIntent = (world: World, id: string) => find(world, (row) => intentId(row) === id);

function expire(world: World, id: string): TwinAnswer {
  const row = bySession(world, id);
  if (!row) return unknown(id);
  if (row.state !== "open" || !closePayment(world, row)) {
    return failure(400, "invalid_request_error", 'Only Checkout Sessions with a status in ["open"] can be expired.');
  }
  return ok(session({ ...row, state: "closed" }));
}

function session(row: GatewayPayment) {
  const paid = row.state === "paid";
  return {
    object: "checkout.session",
    id: sessionId(row),
    amount_total: Number(row.paidFen ?? row.amountFen),
    client_reference_id: row.number,
    created: Math.floor(row.createdAtMs / 1000),
    currency: row.currency.toLowerCase(),
    metadata: { number: row.number },
    payment_intent: paid ? intentId(row) : null,
    payment_status: paid ? "paid" : "unpaid",
    status: paid ? "complete" : row.state === "closed" ? "expired" : "open",
    url: null,
  };
}

function refundBody(row: GatewayRefund) {
  return {
    object: "refund",
    id: `re_${row.gatewayRef}`,
    amount: Number(row.amountFen),
    created: Math.floor(row.atMs / 1000),
    metadata: { number: row.number },
    status: { done: "succeeded", pending: "pending", rejected: "failed" }[row.state],
    failure_reason: row.state === "rejected" ? "expired_or_canceled_card" : null,
  };
}

const DISPUTE_EVENTS: Record<DisputeStep, string> = {
  inquire: "created",
  open: "created",
  withdraw: "funds_withdrawn",
  reinstate: "funds_reinstated",
  win: "closed",
  lose: "closed",
  drop: "closed",
};
const DISPUTE_STATUS = {
  inquiry: "warning_needs_response",
  open: "needs_response",
  won: "won",
  lost: "lost",
  dropped: "warning_closed",
} satisfies Record<GatewayDispute["state"], string>;
const ANSWER_MS = 7 * 24 * 3_600_000;
const DISPUTE_FEE_FEN = 11_000;

const noticeUrlOf = (world: World, { paymentNumber }: GatewayDispute) =>
  findPayment(world, GATEWAY, paymentNumber)?.noticeUrl ?? "";

function disputeBody(world: World, row: GatewayDispute) {
  const payment = findPayment(world, GATEWAY, row.paymentNumber);
  const amount = Number(row.amountFen);
  const line = (id: string, fen: number, fee: number) => ({
    ...{ object: "balance_transaction", id: `txn_${row.reference}_${id}`, type: "adjustment", amount: fen, fee },
  });
  const out = line("out", -amount, DISPUTE_FEE_FEN);
  const back = line("back", amount, 0);
  const wasTaken = row.taken || row.state === "won" || row.state === "lost";
  return {
    object: "dispute",
    id: row.reference,
    amount,
    currency: (payment?.currency ?? "CNY").toLowerCase(),
    charge: `ch_${payment?.gatewayRef}`,
    payment_intent: payment ? intentId(payment) : null,
    created: Math.floor(row.atMs / 1000),
    reason: "fraudulent",
    status: DISPUTE_STATUS[row.state],
    balance_transactions: row.taken ? [out] : wasTaken ? [out, back] : [],
    evidence_details: { due_by: Math.floor((row.atMs + ANSWER_MS) / 1000), has_evidence: false, past_due: false },
    metadata: {},
  };
}

function notice(world: World, url: string, type: string, object: unknown, forged: boolean): TwinNotice {
  const at = Math.floor(world.now() / 1000);
  const body = JSON.stringify({
    object: "event",
    id: `evt_${randomBytes(12).toString("hex")}`,
    type,
    created: at,
    data: { object },
  });
  const secret = forged ? "whsec_of_somebody_else" : credentials(world).webhookSecret;
  const signature = createHmac("sha256", secret ?? "")
    .update(`${at}.${body}`)
    .digest("hex");
  return { url, body, headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` } };
}

/** "http://shop/en/account/payments/…" → the address of the shop's notices. */
const noticeAddress = (returnUrl: string) => {
  const origin = URL.parse(returnUrl)?.origin;
  return origin ? `${origin}/api/v1/payments/notices/${GATEWAY}` : "";
};

function list(rows: readonly { id: string }[], query: URLSearchParams): TwinAnswer {
  const after = query.get("starting_after");
  const start = after ? rows.findIndex(({ id }) => id === after) + 1 : 0;
  const limit = Number(query.get("limit") ?? 10);
  return ok({
    object: "list",
    url: "/v1",
    data: rows.slice(start, start + limit),
    has_more: start + limit < rows.length,
  });
}

const ok = (value: unknown): TwinAnswer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
const unknown = (id: string) => failure(404, "resource_missing", `No such object: '${id}'`);

function failure(status: number, code: string, message: string): TwinAnswer {
  const error = { type: status === 401 ? "authentication_error" : "invalid_request_error", code, message };
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ error }) };
}
