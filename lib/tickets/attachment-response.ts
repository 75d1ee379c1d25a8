import "server-only";
import type { TicketAttachment } from "@/lib/db/generated/client";
import { fileResponse } from "@/lib/http/file-response";
import { type FileType, textCharset } from "./file-type-of";
import { openFile } from "./seal-file";
import { servedFileName } from "./served-name";

/**
 * A file as it is served: under the type that its content was found to have and by a name that fits it; pictures to be shown, everything
 * else as a download.
 */
export function attachmentResponse(row: TicketAttachment): Response {
  const bytes = new Uint8Array(openFile(row));
  const charset = row.mediaType === "text/plain" && textCharset(bytes);
  const mediaType = charset ? `${row.mediaType}; charset=${charset}` : row.mediaType;
  const name = servedFileName(row.name, row.mediaType as FileType);
  const shown = row.mediaType.startsWith("image/");
  return fileResponse({ name, mediaType, bytes, shown });
}
