export type JpegFault = "not-jpeg" | "size";

/** 55 KB, and 2 MB: result 11720; the table's 1 MB is the stricter of the two printed limits. */
export const MIN_PICTURE_BYTES = 55 * 1024;
export const MAX_PICTURE_BYTES = 2 * 1024 * 1024;

/** Why the bytes are not accepted as a JPG (start, frame header with a size, scan, end); null when they are. */
export function faultOfJpeg(bytes: Buffer): JpegFault | null {
  if (!isJpeg(bytes)) return "not-jpeg";
  return bytes.length < MIN_PICTURE_BYTES || bytes.length > MAX_PICTURE_BYTES ? "size" : null;
}

function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 20 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) return false;
  let at = 2;
  let framed = false;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return framed;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) framed = bytes.readUInt16BE(at + 5) > 0 && bytes.readUInt16BE(at + 7) > 0;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
