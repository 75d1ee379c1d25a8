import { fileError } from "./file-error";

/**
 * The text of a file: by its byte-order mark, else UTF-8 where it is valid, else GB18030, in which Chinese banks write.
 * @throws AppError input.invalid with statements.encoding.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeAs(bytes, encodingByMark(bytes)) ?? decodeAs(bytes, "utf-8") ?? decodeAs(bytes, "gb18030");
  if (text === null || text.includes("\u0000")) throw fileError("encoding");
  return text;
}

function encodingByMark([a, b]: Uint8Array): string | null {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

function decodeAs(bytes: Uint8Array, encoding: string | null): string | null {
  if (encoding === null) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
