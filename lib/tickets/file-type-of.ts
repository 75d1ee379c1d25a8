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
  return (await pictureTypeOf(bytes)) ?? (textCharset(bytes) ? "text/plain" : null);
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

/**
 * The encoding of a text, by its first bytes or because nothing in it is wrong: UTF-8, or what programs of a Chinese Windows write. Null:
 * no text. Names as in "text/plain; charset=…".
 */
export function textCharset(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return isTextIn("utf-16le", bytes) ? "utf-16le" : null;
  if (first === 0xfe && second === 0xff) return isTextIn("utf-16be", bytes) ? "utf-16be" : null;
  return ["utf-8", "gb18030"].find((charset) => isTextIn(charset, bytes)) ?? null;
}

/**
 * Tab, line feed and carriage return are the control characters of a text. Almost any bytes can be read as GB18030, but those of another
 * kind of file soon have characters that nobody has defined.
 */
function isTextIn(charset: string, bytes: Uint8Array): boolean {
  const strange = charset === "utf-8" ? /\p{Cc}/u : /[\p{Cc}\p{Co}\p{Cn}]/u;
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return text.length > 0 && !strange.test(text.replace(/[\t\n\r]/g, ""));
  } catch {
    return false;
  }
}
