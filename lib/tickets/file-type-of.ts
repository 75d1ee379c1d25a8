import "server-only";
import sharp from "sharp";
import type { AttachmentView } from "./contract";

export type FileType = AttachmentView["mediaType"];

const PICTURES: Readonly<Record<string, FileType>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};
const HEADS = ["89504e470d0a1a0a", "ffd8ff", "474946383761", "474946383961", "52494646"].map((hex) =>
  Buffer.from(hex, "hex"),
);
const MAX_PIXELS = 80_000_000;

/**
 * What a file is by its content: its name and what the sender calls it are not believed. Null: nothing that a ticket takes.
 * A file is served as this type and no other, so a page of HTML is at most a text.
 */
export async function fileTypeOf(bytes: Buffer): Promise<FileType | null> {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return "application/pdf";
  return (await pictureTypeOf(bytes)) ?? (isText(bytes) ? "text/plain" : null);
}

async function pictureTypeOf(bytes: Buffer): Promise<FileType | null> {
  // Only these reach the decoder: an SVG could make it fetch, and a PDF could keep it busy.
  if (!HEADS.some((head) => bytes.subarray(0, head.length).equals(head))) return null;
  try {
    const { format, width } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" }).metadata();
    return width > 0 ? (PICTURES[format] ?? null) : null;
  } catch {
    // The decoder's reasons don't matter: the file is no picture.
    return null;
  }
}

function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // Tab, line feed and carriage return are the control characters of a text.
    return text.length > 0 && !/\p{Cc}/u.test(text.replace(/[\t\n\r]/g, ""));
  } catch {
    return false;
  }
}
