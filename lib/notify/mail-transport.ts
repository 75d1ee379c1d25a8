import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";

const LIMITS = {
  pool: true,
  maxConnections: 4,
  /** Mail servers close a connection after so many mails. */
  maxMessages: 100,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

let made: { url: string; transport: Transporter<SMTPPool.SentMessageInfo> } | null = null;

/**
 * The process's connections to the mail server, opened when a mail is to be sent. When the server doesn't answer, sending fails.
 */
export function mailTransport(url: string): Transporter<SMTPPool.SentMessageInfo> {
  if (made?.url !== url) {
    closeMailTransport();
    made = { url, transport: createTransport(withLimits(url)) as unknown as Transporter<SMTPPool.SentMessageInfo> };
  }
  return made.transport;
}

/** Adds the limits to the address, because the library ignores options beside one. What the operator set there already stays. */
function withLimits(url: string): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(LIMITS))
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(value));
  return address.toString();
}

/** Closes the connections once mails being sent are sent. The next mail opens new ones. */
export function closeMailTransport(): void {
  made?.transport.close();
  made = null;
}
