import "server-only";
import { open, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const place = (attachmentId: string) => ({ table: "ticket_attachments", row: attachmentId, column: "content_enc" });

/** Encrypts a file of a ticket for its row. */
export function sealFile(attachmentId: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, bytes, place(attachmentId));
}

export function openFile({ id, contentEnc }: { id: string; contentEnc: Uint8Array }): Buffer {
  return open(env().keyRing, contentEnc, place(id));
}
