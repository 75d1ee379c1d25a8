import "server-only";
import { open, openText, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

/** Encrypts the document's number of a registrant for its row. */
export function sealIdNumber(registrantId: string, number: string): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, number, { table: "registrants", row: registrantId, column: "id_number_enc" });
}

export function openIdNumber(row: { id: string; idNumberEnc: Uint8Array }): string {
  return openText(env().keyRing, row.idNumberEnc, { table: "registrants", row: row.id, column: "id_number_enc" });
}

type PictureColumn = "content_enc" | "preview_enc";

/** Encrypts a document's picture or preview for its row. */
export function sealPicture(documentId: string, column: PictureColumn, jpg: Uint8Array): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, jpg, { table: "review_documents", row: documentId, column });
}

export function openPicture(documentId: string, column: PictureColumn, sealed: Uint8Array): Buffer {
  return open(env().keyRing, sealed, { table: "review_documents", row: documentId, column });
}
