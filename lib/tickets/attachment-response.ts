import "server-only";
import type { TicketAttachment } from "@/lib/db/generated/client";
import { openFile } from "./seal-file";

/**
 * A file as it is served: under the type that its content was found to have, never guessed by the browser, never run; pictures to be
 * shown, everything else as a download.
 */
export function attachmentResponse(row: TicketAttachment): Response {
  const shown = row.mediaType.startsWith("image/");
  const type = row.mediaType === "text/plain" ? "text/plain; charset=utf-8" : row.mediaType;
  return new Response(new Uint8Array(openFile(row)), {
    headers: {
      "content-type": type,
      "content-disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(row.name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

/** RFC 8187: encodeURIComponent leaves some characters that a header's value may not have. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
