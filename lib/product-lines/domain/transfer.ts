import type { PurchaseContext } from "@/lib/cndns/client";
import {
  cancelUpstreamTransfer,
  readUpstreamTransfer,
  restartUpstreamTransfer,
  transferDomain,
} from "@/lib/cndns/endpoints/domain-transfers";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import { beforeOf } from "../actions/renew";
import { mapOk } from "../map-ok";
import { EMPTY_READING } from "../no-product-reading";
import type {
  AcceptedAction,
  AttemptEvidence,
  AttemptFinding,
  Bought,
  ProductAction,
  Readiness,
  Seen,
  SentAction,
  Verdict,
} from "../product-action";
import type { Call, Reading } from "../reading";
import { checkTransfer } from "./check-order";
import { transferForm } from "./form";
import { readDomainState } from "./read";

const DAY_MS = 86_400_000;

/**
 * Orders the transfer; ok means accepted, and it takes days. Sends once, spends the agent balance. A comma would end the
 * parameter, so a code that holds one goes as Base64. Manual: 二、域名, 2.g.
 */
async function sendTransfer(call: Call, sent: SentAction, context: PurchaseContext): Promise<Outcome<Bought>> {
  const { ourNameServers, boundDomain } = transferForm.parse(sent.config);
  const { registrantUpstreamId: contactId, secret: code } = sent;
  assert(contactId !== null, "a domain is brought over for a registrant that the upstream knows");
  assert(code !== null, "a domain is brought over with its transfer code");
  const outcome = await call(
    transferDomain,
    {
      domain: sent.displayName,
      contactId,
      ...(code.includes(",")
        ? { transferCode: Buffer.from(code, "utf8").toString("base64"), base64: true as const }
        : { transferCode: code }),
      upstreamDns: ourNameServers,
      ...(boundDomain === undefined ? {} : { boundDomain }),
    },
    context,
  );
  return mapOk(outcome, () => ({}));
}

/**
 * Reads a transfer's order, and once that is done, the domain. While the transfer is under way, the domain's details show only
 * "transferring" and the contact that it was ordered for. Manual: 二、域名, 2.h and 8.
 */
async function readTransferState(call: Call, name: string, displayName: string): Promise<Reading> {
  const outcome = await call(readUpstreamTransfer, { domain: displayName });
  if (outcome.kind === "rejected") {
    if (outcome.name !== "not_found") return unclear(outcome.name);
    const domain = await readDomainState(call, name, displayName);
    // In our account without a transfer: the domain was registered, or came in another way.
    return domain.state === "absent" || domain.state === "unclear" ? domain : { ...domain, state: "odd" };
  }
  if (outcome.kind !== "ok") return unclear("reason" in outcome ? outcome.reason : outcome.kind);
  const { state, stateText } = outcome.value;
  const reason = `transfer_${state ?? "other"}`;
  const seen = { upstreamState: stateText || null, reason };
  if (state === "failed" || state === "cancelled") return { ...EMPTY_READING, ...seen, state: "failed" };
  const domain = await readDomainState(call, name, displayName);
  if (state !== "done") {
    return {
      ...EMPTY_READING,
      ...seen,
      state: state === null || state === "other" ? "odd" : "pending",
      snapshot: domain.snapshot,
    };
  }
  // The domain's details may show the transfer later than its order does.
  const late = domain.state === "absent" || domain.state === "unclear" || domain.reason === "transferring";
  return late ? { ...EMPTY_READING, ...seen, state: "pending" } : domain;
}

const unclear = (reason: string): Reading => ({ ...EMPTY_READING, state: "unclear", upstreamState: null, reason });

/**
 * Judges whether a transfer with an unknown outcome was ordered. "found" needs all of these: before the attempt there was no open order
 * and no domain in our account; now there is an order under way or done, for the item's registrant where the domain shows one. No other
 * attempt for the name is open (unique index). An earlier order that had ended may still be shown; then there is no new one yet.
 */
function findTransfer(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  if (reading.state === "absent" || reading.state === "unclear") return reading.state;
  if (!evidence.absentBefore) return "cannot_tell";
  if (evidence.failedBefore && isOver(reading)) return "absent";
  if (reading.state === "failed") return "failed";
  if (reading.state === "odd") return "cannot_tell";
  return isForeign(reading, evidence) ? "cannot_tell" : "found";
}

/** Whether a transfer's order has ended: it failed, or the domain was transferred in and away again, with its order still shown as done. */
function isOver({ state, reason }: Reading): boolean {
  return state === "failed" || (state === "pending" && reason === "transfer_done");
}

/** Whether the domain shows another registrant than the one that the transfer was ordered for. */
function isForeign({ snapshot: { contactId } }: Reading, { registrantUpstreamId }: AttemptEvidence): boolean {
  return typeof contactId === "string" && contactId !== registrantUpstreamId;
}

/** A transfer may be sent when somebody holds the name, it is not in our account, and no transfer of it is under way. */
async function checkBefore({ availability, reading }: Seen): Promise<Readiness> {
  if (availability !== "taken" || reading.state === "unclear") return { kind: "silent" };
  // The order of an earlier transfer that has ended may still be shown.
  const failed = isOver(reading);
  if (reading.state !== "absent" && !failed) return { kind: "refuse", code: "upstream.transfer_exists" };
  return { kind: "go", absentBefore: true, before: { ...beforeOf(reading), failed } };
}

/** Done when the domain works and its expiry is in the future. The old registration's expiry is not known, so no term can be compared. */
async function isDone(reading: Reading, item: AcceptedAction): Promise<Verdict> {
  if (reading.state === "failed") return await failedOrOlder(item);
  if (reading.state === "odd") return { kind: "open", staff: "staff_odd" };
  const evidence = await item.evidence();
  if (evidence && isForeign(reading, evidence) && !(await item.isVouchedFor())) {
    return { kind: "open", staff: "staff_odd" };
  }
  if (reading.state !== "working") return { kind: "open", staff: null };
  const ahead = reading.expiresAt !== null && reading.expiresAt > (evidence?.attemptAt ?? item.placedAt);
  return ahead ? { kind: "done" } : { kind: "open", staff: "staff_expiry" };
}

/**
 * A failed order fails the item. But when an earlier transfer had failed and no step of the new one was read, the upstream may still show
 * the earlier order. When that lasts longer than the upstream may take to show the new one, staff look at it.
 */
async function failedOrOlder(item: AcceptedAction): Promise<Verdict> {
  if (item.reasonCode?.startsWith("transfer_")) return { kind: "failed" };
  const evidence = await item.evidence();
  if (!evidence?.failedBefore) return { kind: "failed" };
  return { kind: "open", staff: item.isLongAgo ? "staff_odd" : null };
}

/** The step to show; the last one when the reading shows none. */
function stepOf(reading: Reading, last: string | null): string | null {
  const code = reading.state === "pending" ? reading.reason : last;
  return code?.startsWith("transfer_") ? code : null;
}

/** The transfer of a domain from another registrar: docs/decisions/transfer-in.md. */
export const domainTransfer: ProductAction = {
  offer: "transfer",
  soldBy: "suffix",
  wantsRegistrant: true,
  checkOrder: checkTransfer,
  secret: "code",
  costTable: "suffix",
  quote: async (_call, _transfer, costs) => costs("transfer"),
  findable: true,
  refusedIf: { availability: "available", reason: "transfer_not_registered" },
  checkBefore,
  endpoint: () => "domains.domainzhuanru",
  send: sendTransfer,
  mask: (config) => ({ ...config, transferCode: "***" }),
  read: readTransferState,
  find: findTransfer,
  comparesRegistrant: true,
  // lib/cndns/endpoints/domain-transfers.ts maps these refusals to unknown outcomes.
  unprovenRefusals: new Set(["transfer_code_wrong", "transfer_forbidden"]),
  repeatable: true,
  done: isDone,
  stepOf,
  underWay: {
    cancellable: [
      "transfer_transfer_code_wrong",
      "transfer_mail_to_be_sent",
      "transfer_waiting_for_customer",
      "transfer_name_review",
      "transfer_real_name_review",
    ],
    cancel: (call, displayName) => call(cancelUpstreamTransfer, { domain: displayName }),
    wantsCode: "transfer_transfer_code_wrong",
    restart: (call, displayName, code) => call(restartUpstreamTransfer, { domain: displayName, transferCode: code }),
  },
  // The losing registrar has five days to release the domain; reviews of Chinese names and a wrong code take more time.
  acceptedDeadlineMs: 20 * DAY_MS,
  readAtMostEveryMs: 30 * 60_000,
  opensService: true,
  setsConfig: false,
  movesExpiry: false,
  event: "transferred",
};
