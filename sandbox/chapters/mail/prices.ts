import type { MailConfiguration, MailProduct } from "./rows";

/** A mailbox for a year. Prices are the sandbox's own: the manual has none for mail. */
const MAILBOX_FEN: Readonly<Record<string, bigint>> = { "0 m": 4_000n, "0 g": 7_000n, "1 m": 3_000n, "1 g": 6_000n };
const ADMINISTRATOR_FEN = 10_000n;

/** What a year costs; the first administrator is free. */
export function mailYearFen({ kind, edition, mailboxes, administrators }: MailConfiguration): bigint {
  const perMailbox = MAILBOX_FEN[`${kind} ${edition}`] ?? 0n;
  return perMailbox * BigInt(mailboxes) + ADMINISTRATOR_FEN * BigInt(Math.max(administrators - 1, 0));
}

const GIFT_MB = 200;

/** Space of all mailboxes together. */
export function totalMb({ host, mailboxes, edition }: MailProduct): number {
  return host ? GIFT_MB : mailboxes * (edition === "g" ? 5_120 : 1_024);
}
