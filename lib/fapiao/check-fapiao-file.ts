import "server-only";
import { invalid } from "@/lib/core/errors";
import { cleanFileName } from "@/lib/tickets/check-files";
import { type FapiaoFileInput, MOST_FAPIAO_BYTES } from "./admin-contract";
import { type FapiaoFileType, fapiaoFileTypeOf } from "./fapiao-file-type";

/** The file of a fapiao: its clean name, what it is by its content, and its bytes. */
export interface FapiaoFile {
  name: string;
  mediaType: FapiaoFileType;
  bytes: Buffer;
}

/** The file as it is stored. @throws AppError input.invalid under file.content: fapiao.file_type, fapiao.file_too_large. */
export function checkFapiaoFile({ name, content }: FapiaoFileInput): FapiaoFile {
  const bytes = Buffer.from(content, "base64");
  if (bytes.length > MOST_FAPIAO_BYTES) throw invalid({ "file.content": "fapiao.file_too_large" });
  const mediaType = fapiaoFileTypeOf(bytes);
  if (!mediaType) throw invalid({ "file.content": "fapiao.file_type" });
  return { name: cleanFileName(name), mediaType, bytes };
}
