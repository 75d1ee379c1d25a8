import "server-only";
import { createTransport, type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";

const LIMITS = {
  pool: true,
  maxConnections: 4,
  /** Mail servers end a connection that lasts too long. */
  maxMessages: 100,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
};

let made: { url: string; transport: Transporter<SMTPPool.SentMessageInfo> } | null = null;

/** The process's connections to the mail server, opened when a mail is to be sent. A server that doesn't answer fails the mail. */
export function mailTransport(url: string): Transporter<SMTPPool.SentMessageInfo> {
  if (made?.url !== url) {
    closeMailTransport();
    made = { url, transport: createTransport(withLimits(url)) as unknown as Transporter<SMTPPool.SentMessageInfo> };
  }
  return made.transport;
}

/** Options beside an address are ignored by the library: they go into the address. What stands there already is the operator's wish. */
function withLimits(url: string): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(LIMITS))
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(value));
  return address.toString();
}

/** Ends the connections; what is being sent may end first. The next mail opens others. */
export function closeMailTransport(): void {
  made?.transport.close();
  made = null;
}
