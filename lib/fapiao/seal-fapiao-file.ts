import "server-only";
import { open, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const place = (paperId: string) => ({ table: "fapiao_papers", row: paperId, column: "content_enc" });

/** Encrypts the file of a fapiao for its row. */
export function sealFapiaoFile(paperId: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return seal(env().keyRing, bytes, place(paperId));
}

export function openFapiaoFile({ id, contentEnc }: { id: string; contentEnc: Uint8Array }): Buffer {
  return open(env().keyRing, contentEnc, place(id));
}
