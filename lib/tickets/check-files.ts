import "server-only";
import { AppError, invalid } from "@/lib/core/errors";
import { type FileInput, MOST_BYTES_TOGETHER, MOST_FILE_BYTES } from "./contract";
import { type FileType, fileTypeOf } from "./file-type-of";

/** A file that a ticket takes: its clean name, what it is by its content, and its bytes. */
export interface CheckedFile {
  name: string;
  mediaType: FileType;
  bytes: Buffer;
}

const MOST_NAME = 120;

/** A file's name without folders, control characters and what file systems refuse; "file" when nothing is left. */
export function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]+/gu, "")
    .replace(/^[\s.]+/, "")
    .trim();
  if (clean.length <= MOST_NAME) return clean || "file";
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  return [...clean].slice(0, MOST_NAME - ending.length - 1).join("") + ending;
}

/**
 * The files of a message as they are stored.
 * @throws AppError input.invalid under files.<place>.content: tickets.file_type, tickets.file_too_large; tickets.files_too_large.
 */
export async function checkFiles(files: readonly FileInput[]): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  let together = 0;
  for (const [place, { name, content }] of files.entries()) {
    const bytes = Buffer.from(content, "base64");
    together += bytes.length;
    if (bytes.length > MOST_FILE_BYTES) throw invalid({ [`files.${place}.content`]: "tickets.file_too_large" });
    if (together > MOST_BYTES_TOGETHER) throw new AppError("tickets.files_too_large", 413);
    const mediaType = await fileTypeOf(bytes);
    if (!mediaType) throw invalid({ [`files.${place}.content`]: "tickets.file_type" });
    checked.push({ name: cleanFileName(name), mediaType, bytes });
  }
  return checked;
}
