import "server-only";
import { newId } from "@/lib/core/id";
import type { Tx } from "@/lib/db/client";
import type { TicketMessageKind } from "@/lib/db/generated/client";
import type { CheckedFile } from "./check-files";
import { sealFile } from "./seal-file";

export interface NewMessage {
  ticketId: string;
  kind: TicketMessageKind;
  via?: "web" | "mail";
  authorId: string | null;
  body: string;
  files: readonly CheckedFile[];
  /** The Message-ID of a mail (see the schema). */
  messageId?: string | null;
  /** Makes the message the only one of its author under this key. */
  requestKey?: string;
  at: Date;
}

/** Writes one message of a ticket with its files, in the caller's transaction. @returns its id */
export async function writeMessage(tx: Tx, { files, at, ...message }: NewMessage): Promise<string> {
  const id = newId(at.getTime());
  await tx.ticketMessage.create({ data: { id, ...message, createdAt: at } });
  for (const { name, mediaType, bytes } of files) {
    const attachmentId = newId(at.getTime());
    await tx.ticketAttachment.create({
      data: {
        id: attachmentId,
        ticketId: message.ticketId,
        messageId: id,
        name,
        mediaType,
        byteCount: bytes.length,
        contentEnc: sealFile(attachmentId, bytes),
        createdAt: at,
      },
      select: { id: true },
    });
  }
  return id;
}

/**
 * The ticket to which the author has written under this key before, if any. An interrupted request that is made again finds its message
 * here, and writes none twice.
 */
export async function ticketWrittenTo(
  tx: Tx,
  authorId: string,
  requestKey: string | undefined,
): Promise<string | null> {
  if (requestKey === undefined) return null;
  const message = await tx.ticketMessage.findUnique({
    where: { authorId_requestKey: { authorId, requestKey } },
    select: { ticketId: true },
  });
  return message?.ticketId ?? null;
}
