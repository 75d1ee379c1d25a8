import "server-only";
import { createHash } from "node:crypto";
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { recordEvent } from "@/lib/audit/record-event";
import { AppError } from "@/lib/core/errors";
import { keepablePart } from "@/lib/core/keepable-text";
import { log } from "@/lib/core/log";
import { db, type Tx } from "@/lib/db/client";
import { mailTexts } from "@/lib/notify/mail-texts";
import { mailLocale } from "@/lib/notify/template";
import { appendCustomerMessage } from "../append-customer-message";
import { type CheckedFile, cleanFileName } from "../check-files";
import { MOST_BODY_CHARACTERS, MOST_BYTES_TOGETHER, MOST_FILE_BYTES, MOST_FILES } from "../contract";
import { fileTypeOf } from "../file-type-of";
import { lockTicket } from "../lock-ticket";
import { isAutomatic } from "./is-automatic";
import { namesInOneLine } from "./names-in-one-line";
import { ticketOfAddress } from "./reply-address";
import { stripQuoted } from "./strip-quoted";

/** What became of a mail. Everything but appended changes no ticket. */
export type MailOutcome =
  | "appended"
  /** The same mail was taken before. */
  | "duplicate"
  /** An absence note, a bounce, a list: nobody wrote it. */
  | "automatic"
  /** No address of it is a ticket's, signed by us. */
  | "address"
  /** It is not from the address of the ticket's customer, or the account is disabled. */
  | "sender"
  /** It has no words of the sender's own, and no file. */
  | "empty"
  /** The customer has written too much lately. */
  | "limit"
  | "unreadable";

/** HTML that is longer is not turned into text: that takes time, and nobody writes so much. */
const MOST_HTML = 2 * 1024 * 1024;

/**
 * Takes one mail as it came: adds what its writer wrote, with the files, to the ticket whose signed address it was sent to, if it is
 * from the ticket's customer. Taking the same mail again changes nothing.
 * @param recipients the addresses that the mail server received it for; without them those in its headers count.
 */
export async function takeMail(
  raw: Buffer,
  { recipients = [], now = new Date() }: { recipients?: readonly string[]; now?: Date } = {},
): Promise<MailOutcome> {
  const mail = await parse(raw);
  const content = mail ? await contentOf(mail) : null;
  const outcome = await db.$transaction(async (tx) => {
    const digest = new Uint8Array(createHash("sha256").update(raw).digest());
    const kept = await tx.inboundMail.createManyAndReturn({
      data: [{ digest, outcome: "unreadable", messageId: messageIdOf(mail), receivedAt: now }],
      skipDuplicates: true,
      select: { id: true },
    });
    const row = kept[0];
    if (!row) return "duplicate";
    const { outcome, ticketId } = mail && content ? await append(tx, mail, content, recipients, now) : UNREADABLE;
    await tx.inboundMail.update({ where: { id: row.id }, data: { outcome, ticketId } });
    return outcome;
  });
  log.info({ outcome }, "a mail came in");
  return outcome;
}

const UNREADABLE = { outcome: "unreadable", ticketId: null } as const;

async function parse(raw: Buffer): Promise<ParsedMail | null> {
  try {
    return await simpleParser(raw, { skipImageLinks: true, maxHtmlLengthToParse: MOST_HTML });
  } catch (error) {
    log.warn({ err: error }, "a mail could not be read");
    return null;
  }
}

/** A Message-ID that goes into headers of mails of ours: one word in angle brackets, or none. */
function messageIdOf(mail: ParsedMail | null): string | null {
  return /^<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>$/.exec(mail?.messageId?.trim() ?? "")?.[0] ?? null;
}

interface Content {
  body: string;
  files: CheckedFile[];
  /** Names of files that a ticket does not take. */
  notTaken: string[];
}

async function contentOf(mail: ParsedMail): Promise<Content> {
  const body = keepablePart(stripQuoted(mail.text ?? "").trim(), MOST_BODY_CHARACTERS);
  return { body, ...(await filesOf(mail.attachments)) };
}

async function filesOf(attachments: readonly Attachment[]): Promise<Pick<Content, "files" | "notTaken">> {
  const files: CheckedFile[] = [];
  const notTaken: string[] = [];
  let together = 0;
  for (const { filename, content, related } of attachments) {
    // Pictures of a signature or a letterhead belong to the HTML, which is not kept.
    if (related && !filename) continue;
    const name = cleanFileName(filename ?? "");
    const fits = content.length <= MOST_FILE_BYTES && together + content.length <= MOST_BYTES_TOGETHER;
    const mediaType = fits && files.length < MOST_FILES ? await fileTypeOf(content) : null;
    if (!mediaType) notTaken.push(name);
    else {
      files.push({ name, mediaType, bytes: content });
      together += content.length;
    }
  }
  return { files, notTaken };
}

async function append(
  tx: Tx,
  mail: ParsedMail,
  { body, files, notTaken }: Content,
  recipients: readonly string[],
  now: Date,
): Promise<{ outcome: MailOutcome; ticketId: string | null }> {
  if (isAutomatic(mail)) return { outcome: "automatic", ticketId: null };
  const number = addressesOf(mail, recipients).flatMap((address) => ticketOfAddress(address) ?? [])[0];
  const found = number ? await tx.ticket.findUnique({ where: { number }, select: { id: true } }) : null;
  if (!found) return { outcome: "address", ticketId: null };
  const ticket = await lockTicket(tx, found.id);
  const ticketId = ticket.id;
  const customer = await tx.user.findUniqueOrThrow({ where: { id: ticket.customerId } });
  if (senderOf(mail) !== customer.email || customer.status !== "active") return { outcome: "sender", ticketId };
  if (body === "" && files.length + notTaken.length === 0) return { outcome: "empty", ticketId };
  const t = mailTexts("layout", mailLocale(customer.locale));
  const names = namesInOneLine(notTaken, t("nameComma"));
  const lines = [body, ...(names === "" ? [] : [t("notTaken", { names })])];
  const written = {
    body: lines.filter(Boolean).join("\n\n") || t("filesOnly"),
    ...{ files, via: "mail" as const, messageId: messageIdOf(mail) },
  };
  try {
    await appendCustomerMessage(tx, ticket, written, now);
  } catch (error) {
    if (error instanceof AppError && error.code === "tickets.too_many_messages") return { outcome: "limit", ticketId };
    throw error;
  }
  const actor = { kind: "system", job: "mail-in" } as const;
  await recordEvent(tx, actor, {
    action: "tickets.reply-by-mail",
    subject: { kind: "ticket", id: ticketId },
    customerId: ticket.customerId,
    after: { files: files.length, notTaken: notTaken.length },
  });
  return { outcome: "appended", ticketId };
}

/** The one sender. A mail with two of them, or with two headers that name them, has none: programs differ in which they show. */
function senderOf({ from, headerLines }: ParsedMail): string | undefined {
  const senders = from?.value ?? [];
  const isOne = senders.length === 1 && headerLines.filter(({ key }) => key === "from").length === 1;
  return isOne ? senders[0]?.address?.toLowerCase() : undefined;
}

/** Where the mail went, as the mail server says, or else as its headers do. */
function addressesOf(mail: ParsedMail, recipients: readonly string[]): string[] {
  if (recipients.length > 0) return [...recipients];
  const listed = (all: AddressObject | AddressObject[] | undefined) =>
    [all ?? []]
      .flat()
      .flatMap(({ value }) =>
        value.flatMap(({ address, group }) => [address, ...(group ?? []).map((one) => one.address)]),
      );
  const headers = ["delivered-to", "x-original-to", "envelope-to"].map((name) => mail.headers.get(name));
  const delivered = headers.flat().flatMap((value) => (typeof value === "string" ? value.replace(/[<>]/g, "") : []));
  return [...listed(mail.to), ...listed(mail.cc), ...delivered].filter((address) => address !== undefined);
}
