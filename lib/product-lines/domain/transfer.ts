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
import { EMPTY_READING } from "../nothing-read";
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
 * How far a transfer is, by its order; and once that has ended well, the domain itself. While it is under way the domain's own
 * details say no more than "transferring", but whose contact it is for. Manual: 二、域名, 2.h and 8.
 */
async function readTransferState(call: Call, name: string, displayName: string): Promise<Reading> {
  const outcome = await call(readUpstreamTransfer, { domain: displayName });
  if (outcome.kind === "rejected") {
    if (outcome.name !== "not_found") return unclear(outcome.name);
    const domain = await readDomainState(call, name, displayName);
    // In our account and never transferred: registered or brought here by other ways.
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
  // The registrar's books may lag behind the order's.
  const late = domain.state === "absent" || domain.state === "unclear" || domain.reason === "transferring";
  return late ? { ...EMPTY_READING, ...seen, state: "pending" } : domain;
}

const unclear = (reason: string): Reading => ({ ...EMPTY_READING, state: "unclear", upstreamState: null, reason });

/**
 * Whether a transfer whose answer is unknown was ordered. Needs: no order of ours and no domain before, this the only open
 * attempt for the name, and now an order under way or done, for this item's registrant where the domain shows one. An order
 * that ended before may still be shown as such afterwards: it says that there is no new one yet.
 */
function findTransfer(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  if (reading.state === "absent" || reading.state === "unclear") return reading.state;
  if (!evidence.absentBefore) return "cannot_tell";
  if (evidence.failedBefore && isOver(reading)) return "absent";
  if (reading.state === "failed") return "failed";
  if (reading.state === "odd") return "cannot_tell";
  return isForeign(reading, evidence) ? "cannot_tell" : "found";
}

/** It came to nothing; or the domain came and left again, and its order is still shown as done. */
function isOver({ state, reason }: Reading): boolean {
  return state === "failed" || (state === "pending" && reason === "transfer_done");
}

/** The domain shows another registrant than the one that it was to be brought over for. */
function isForeign({ snapshot: { contactId } }: Reading, { registrantUpstreamId }: AttemptEvidence): boolean {
  return typeof contactId === "string" && contactId !== registrantUpstreamId;
}

/** Somebody holds the name, it is not in our account, and no transfer of it is under way. */
async function checkBefore({ availability, reading }: Seen): Promise<Readiness> {
  if (availability !== "taken" || reading.state === "unclear") return { kind: "silent" };
  // The order of an earlier transfer that has ended may still be shown.
  const failed = isOver(reading);
  if (reading.state !== "absent" && !failed) return { kind: "refuse", code: "upstream.transfer_exists" };
  return { kind: "go", absentBefore: true, before: { ...beforeOf(reading), failed } };
}

/** How long the old registration ran on nobody told us, so the expiry must only lie ahead: a transfer never ends expired. */
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
 * What failed came to nothing; but while no step of a transfer ordered again was seen, what is shown may still be the order before
 * it. Where that lasts longer than the upstream may take to show the new one, staff look.
 */
async function failedOrOlder(item: AcceptedAction): Promise<Verdict> {
  if (item.reasonCode?.startsWith("transfer_")) return { kind: "failed" };
  const evidence = await item.evidence();
  if (!evidence?.failedBefore) return { kind: "failed" };
  return { kind: "open", staff: item.isLongAgo ? "staff_odd" : null };
}

/** A look that said nothing leaves the step of the last one. */
function stepOf(reading: Reading, last: string | null): string | null {
  const code = reading.state === "pending" ? reading.reason : last;
  return code?.startsWith("transfer_") ? code : null;
}

/** Bringing a domain over from another registrar: docs/decisions/transfer-in.md. */
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
  // Unknown by themselves (lib/cndns/endpoints/domain-transfers.ts).
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
  // The losing registrar has five days to let it go, reviews of domestic names and a wrong code come on top.
  acceptedDeadlineMs: 20 * DAY_MS,
  readAtMostEveryMs: 30 * 60_000,
  opensService: true,
  setsConfig: false,
  movesExpiry: false,
  event: "transferred",
};
