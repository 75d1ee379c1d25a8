import { isGiftMail, readMailProduct } from "@/lib/cndns/endpoints/mail";
import { listMailboxes } from "@/lib/cndns/endpoints/mail-boxes";
import { nameAvailability } from "../name-availability";
import { noProductReading } from "../no-product-reading";
import type { Call, Reading, Usage } from "../reading";

const MB_PER_GB = 1_024;
const sizeText = (mb: number): string => (mb % MB_PER_GB === 0 ? `${mb / MB_PER_GB} GB` : `${mb} MB`);

/**
 * Reads servers, size, number of mailboxes and dates of a mail product. The upstream shows neither system nor edition nor state: the
 * ordered values stay, and a product that exists counts as working. Manual: 六, 15.
 */
export async function readMailState(call: Call, name: string): Promise<Reading> {
  const outcome = await call(readMailProduct, { domain: name });
  if (outcome.kind !== "ok") return noProductReading(outcome, ["not_ours"]);
  const { value } = outcome;
  return {
    state: "working",
    upstreamState: null,
    reason: "running",
    registeredAt: value.registeredAt,
    expiresAt: value.expiresAt,
    password: null,
    config: value.mailboxes === null ? {} : { mailboxes: value.mailboxes },
    snapshot: {
      mailboxes: value.mailboxes,
      sizeMb: value.sizeMb,
      space: value.sizeMb === null ? null : sizeText(value.sizeMb),
      panelUrl: value.panelUrl,
      adminAccount: value.adminAccount,
      popHost: value.popHost,
      smtpHost: value.smtpHost,
      cname: value.cname,
      mx10: value.mx10,
      mx5or20: value.mx5or20,
    },
  };
}

/** Reads whether it is a host's free mail, and then how many mailboxes and how much space it uses. Manual: 六, 12 and 14. */
export async function lookAtMail(call: Call, reading: Reading, name: string): Promise<Partial<Reading>> {
  const gift = await call(isGiftMail, { domain: name });
  if (gift.kind !== "ok") return {};
  const snapshot = { ...reading.snapshot, gift: gift.value ? "yes" : null };
  if (!gift.value) return { snapshot };
  const boxes = await call(listMailboxes, { domain: name });
  if (boxes.kind !== "ok" || boxes.incomplete) return { snapshot };
  const { mailboxes, sizeMb } = reading.snapshot;
  const usage: Usage[] = [
    {
      id: "mailboxes",
      used: boxes.value.length,
      limit: typeof mailboxes === "number" ? mailboxes : null,
      unit: "mailbox",
    },
    {
      id: "space",
      used: boxes.value.reduce((sum, box) => sum + (box.sizeMb ?? 0), 0),
      limit: typeof sizeMb === "number" ? sizeMb : null,
      unit: "mb",
    },
  ];
  return { snapshot, usage };
}

/** Manual: 十七, 1. */
export async function isMailAvailable(call: Call, name: string): Promise<"available" | "taken" | "unclear"> {
  return await nameAvailability(call, "mail", name);
}
