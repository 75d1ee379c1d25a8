import type { PurchaseContext } from "@/lib/cndns/client";
import { cancelTransfer, readTransfer, restartTransfer, transferDomain } from "@/lib/cndns/endpoints/domain-transfers";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Bought, Evidence, Finding, Purchase, Transfer } from "../line";
import { mapOk } from "../map-ok";
import type { Call, Reading } from "../reading";
import { transferForm } from "./form";
import { readDomainState } from "./read";

const DAY_MS = 86_400_000;

/**
 * Orders the transfer; ok means accepted, and it takes days. Sends once, spends the agent balance. A comma would end the
 * parameter, so a code that holds one goes as Base64. Manual: 二、域名, 2.g.
 */
async function buyTransfer(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const { ourNameServers, boundDomain } = transferForm.parse(purchase.config);
  assert(purchase.registrantUpstreamId !== null, "a domain is brought over for a registrant that the upstream knows");
  const code = purchase.secret;
  const outcome = await call(
    transferDomain,
    {
      domain: purchase.displayName,
      contactId: purchase.registrantUpstreamId,
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

const NOTHING = { registeredAt: null, expiresAt: null, password: null, snapshot: {} };

/**
 * How far a transfer is, by its order; and once that has ended well, the domain itself. While it is under way the domain's own
 * details say no more than "transferring", but whose contact it is for. Manual: 二、域名, 2.h and 8.
 */
async function readTransferState(call: Call, name: string, displayName: string): Promise<Reading> {
  const outcome = await call(readTransfer, { domain: displayName });
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
  if (state === "failed" || state === "cancelled") return { ...NOTHING, ...seen, state: "failed" };
  const domain = await readDomainState(call, name, displayName);
  if (state !== "done") {
    return {
      ...NOTHING,
      ...seen,
      state: state === null || state === "other" ? "odd" : "pending",
      snapshot: domain.snapshot,
    };
  }
  // The registrar's books may lag behind the order's.
  const late = domain.state === "absent" || domain.state === "unclear" || domain.reason === "transferring";
  return late ? { ...NOTHING, ...seen, state: "pending" } : domain;
}

const unclear = (reason: string): Reading => ({ ...NOTHING, state: "unclear", upstreamState: null, reason });

/**
 * Whether a transfer whose answer is unknown was ordered. Needs: no order of ours and no domain before, this the only open
 * attempt for the name, and now an order under way or done, for this item's registrant where the domain shows one. An order
 * that ended before may still be shown as such afterwards: it says that there is no new one yet.
 */
function findTransfer(reading: Reading, evidence: Evidence): Finding {
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
function isForeign({ snapshot: { contactId } }: Reading, { registrantUpstreamId }: Evidence): boolean {
  return typeof contactId === "string" && contactId !== registrantUpstreamId;
}

/** Bringing a domain over from another registrar. */
export const domainTransfer: Transfer = {
  endpoint: "domains.domainzhuanru",
  // The losing registrar has five days to let it go, reviews of domestic names and a wrong code come on top.
  acceptedDeadlineMs: 20 * DAY_MS,
  readAtMostEveryMs: 30 * 60_000,
  buy: buyTransfer,
  read: readTransferState,
  find: findTransfer,
  isOver,
  isForeign,
  cancellable: [
    "transfer_transfer_code_wrong",
    "transfer_mail_to_be_sent",
    "transfer_waiting_for_customer",
    "transfer_name_review",
    "transfer_real_name_review",
  ],
  wantsCode: "transfer_transfer_code_wrong",
  cancel: (call, displayName) => call(cancelTransfer, { domain: displayName }),
  restart: (call, displayName, code) => call(restartTransfer, { domain: displayName, transferCode: code }),
};
