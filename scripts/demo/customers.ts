import { newId } from "@/lib/core/id";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { columnsOf } from "@/lib/registrants/create-registrant";
import { CONSENT_TEXT } from "@/lib/reviews/consent-contract";
import type { Contact } from "@/sandbox/world/rows";
import { emailOf, mobileOf, type Person, people, registrantOf } from "./people";
import type { DemoCustomer, DemoShop } from "./shop";

type ReviewState = "pass" | "unpass" | "waiting" | "pending" | "uploading" | "none";

/** What the upstream calls it (`ischecked`). */
const CHECKED: Record<ReviewState, Contact["ischecked"]> = {
  ...{ pass: "2", unpass: "3", waiting: "1", pending: "1", uploading: "0", none: "0" },
};
const REFUSAL = "证件照片不清晰，请重新上传";

/** How far the real-name review of a customer is: most have passed, and every other state is there. */
function reviewOf(index: number): ReviewState {
  const others: Record<number, ReviewState> = {
    9: "unpass",
    15: "waiting",
    21: "pending",
    23: "uploading",
    30: "none",
    33: "unpass",
    37: "pending",
  };
  return others[index] ?? "pass";
}

/** When a customer comes: the first one at once, the others evenly until some days before today. */
export function comesAfterDays(index: number, days: number): number {
  return index === 0 ? 0 : Math.floor(((days - 12) * index) / people.length);
}

/**
 * Adds a customer who comes now, with the registrant of their domains and its real-name review.
 * @param index the customer's place among `people`
 * @param account the demo customer's, which is there already; null: it is made
 */
export function addCustomer(
  shop: DemoShop,
  index: number,
  since: Date,
  account: { id: string; email: string } | null,
  passwordHash: string,
): DemoCustomer {
  const person = people[index];
  if (!person) throw new Error(`no person ${index}`);
  const id = account?.id ?? newId(since.getTime());
  const email = account?.email ?? emailOf(person);
  if (!account) {
    shop.rows.users.push({
      ...{ id, kind: "customer", email, emailVerifiedAt: since, passwordHash, passwordSetAt: since, createdAt: since },
      ...{ name: `${person.lastCn}${person.firstCn}`, phone: mobileOf(index), locale: index % 9 === 4 ? "en" : "zh" },
      ...{ updatedAt: since, status: index === 27 ? "disabled" : "active" },
      staffNote: index % 11 === 3 ? "月初对账，发票寄公司地址。" : null,
    });
  }
  const registrant = addRegistrant(shop, person, index, id, since);
  const customer = { id, person, email, since, ...registrant, walletFen: 0n, ordered: 0 };
  shop.customers.push(customer);
  return customer;
}

function addRegistrant(shop: DemoShop, person: Person, index: number, customerId: string, since: Date) {
  const { rows, upstream } = shop;
  const state = reviewOf(index);
  const createdAt = addMs(since, HOUR_MS);
  const values = registrantOf(person, index);
  const registrantId = newId(createdAt.getTime());
  upstream.moveTo(createdAt);
  const contactId = upstream.contact(values, CHECKED[state]);
  rows.registrants.push({
    id: registrantId,
    customerId,
    state: "ready",
    upstreamId: contactId,
    createdAt,
    sentAt: createdAt,
    updatedAt: createdAt,
    ...columnsOf(registrantId, values),
  });
  if (state !== "none") addReview(shop, { state, customerId, registrantId, contactId }, createdAt);
  return { registrantId, contactId };
}

function addReview(
  shop: DemoShop,
  of: { state: Exclude<ReviewState, "none">; customerId: string; registrantId: string; contactId: string },
  since: Date,
): void {
  const { rows, upstream, now } = shop;
  const { state, customerId, registrantId, contactId } = of;
  const isDecided = state === "pass" || state === "unpass";
  const isOpen = !isDecided;
  // What is still open was begun in the last days.
  const consentAt = isOpen ? addMs(now, -2 * DAY_MS) : addMs(since, HOUR_MS);
  const submittedAt = state === "uploading" ? null : addMs(consentAt, HOUR_MS / 4);
  const decidedAt = isDecided ? addMs(consentAt, 2 * DAY_MS) : null;
  const id = newId(consentAt.getTime());
  rows.reviews.push({
    id,
    customerId,
    registrantId,
    state,
    consentAt,
    consentText: CONSENT_TEXT.zh,
    createdAt: consentAt,
    submittedAt,
    decidedAt,
    memo: state === "unpass" ? REFUSAL : null,
    nextCheckAt: isOpen && state !== "uploading" ? addMs(now, 6 * HOUR_MS) : null,
  });
  if (state === "uploading") return;
  upstream.reviewContact(contactId, state, state === "unpass" ? REFUSAL : "");
  rows.documents.push({
    id: newId(consentAt.getTime()),
    reviewId: id,
    role: "owner",
    byteCount: 90_000,
    width: 1_200,
    height: 900,
    createdAt: consentAt,
    // The demo has no pictures: they count as deleted once the review is over or submitted.
    deletedAt: decidedAt ?? submittedAt,
  });
}
