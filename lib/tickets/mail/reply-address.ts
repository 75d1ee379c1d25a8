import "server-only";
import { timingSafeEqual } from "node:crypto";
import { openingSecrets } from "@/lib/auth/open-cookie";
import { signText } from "@/lib/core/secret";
import { env } from "@/lib/env";

/** Twenty hexadecimal digits: 80 bits can't be guessed, and mail servers may change the case of an address. */
const SIGNATURE_LENGTH = 20;

const signatureOf = (number: string, secret = env().NEXTAUTH_SECRET) =>
  Buffer.from(signText(secret, "ticket-reply-address", number), "base64url")
    .toString("hex")
    .slice(0, SIGNATURE_LENGTH);

/** The address that customers' answers go to; null where none is set up. The sandbox has one of its own, which no mail server knows. */
function baseAddress(): { local: string; domain: string } | null {
  const { MAIL_IN_ADDRESS, APP_URL, sandbox } = env();
  const address = MAIL_IN_ADDRESS ?? (sandbox ? `support@${new URL(APP_URL).hostname}` : null);
  const at = address?.lastIndexOf("@") ?? -1;
  return address ? { local: address.slice(0, at), domain: address.slice(at + 1) } : null;
}

/**
 * The address for answers to a ticket: "support+t261127-00042.<signature>@example.com". Whoever has it can write to the ticket if they
 * also send from the customer's address. Null where no address is set up.
 */
export function replyAddress(ticketNumber: string): string | null {
  const base = baseAddress();
  if (!base) return null;
  const number = ticketNumber.toLowerCase();
  return `${base.local}+${number}.${signatureOf(number)}@${base.domain}`;
}

/** The number of the ticket whose address this is; null when it is none of ours, or its signature is not ours. */
export function ticketOfAddress(address: string): string | null {
  const base = baseAddress();
  const lower = address.trim().toLowerCase();
  const head = `${base?.local.toLowerCase()}+`;
  const tail = `@${base?.domain.toLowerCase()}`;
  if (!base || !lower.startsWith(head) || !lower.endsWith(tail)) return null;
  const [, number = "", signature = ""] =
    /^(t\d{6}-\d{5,12})\.([0-9a-f]{20})$/.exec(lower.slice(head.length, -tail.length)) ?? [];
  const isOurs = (secret: string) => timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(number, secret)));
  return number !== "" && openingSecrets().some(isOurs) ? number.toUpperCase() : null;
}
