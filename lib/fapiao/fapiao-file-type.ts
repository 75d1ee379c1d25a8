import type { FapiaoPaperView } from "./contract";

export type FapiaoFileType = FapiaoPaperView["mediaType"];

const END_OF_DIRECTORY = Buffer.from("504b0506", "hex");
const ENTRY = Buffer.from("504b0102", "hex");
/** An OFD (GB/T 33190) is a ZIP file with this file at its top. */
const OFD_ROOT = "OFD.xml";
/** A directory with more entries is no fapiao. */
const MOST_ENTRIES = 2_000;

/**
 * What a file of a fapiao is by its content: PDF, OFD or XML. Its name and what the sender calls it are not believed. Null: none of
 * them. Nothing is unpacked. Pure.
 */
export function fapiaoFileTypeOf(bytes: Buffer): FapiaoFileType | null {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return "application/pdf";
  if (bytes.subarray(0, 4).toString("hex") === "504b0304") return isOfd(bytes) ? "application/ofd" : null;
  return isXml(bytes) ? "application/xml" : null;
}

/** Looks for OFD.xml in the ZIP file's directory, which stands at its end. */
function isOfd(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + 22 > bytes.length) return false;
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < MOST_ENTRIES && at + 46 <= end && bytes.subarray(at, at + 4).equals(ENTRY); n++) {
    const nameLength = bytes.readUInt16LE(at + 28);
    if (bytes.subarray(at + 46, at + 46 + nameLength).toString("latin1") === OFD_ROOT) return true;
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return false;
}

/** An XML text in UTF-8 that is no page: browsers would run scripts of XHTML and SVG, so these are refused beside the safe headers. */
function isXml(bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
  } catch {
    return false;
  }
  if (/\p{Cc}/u.test(text.replace(/[\t\n\r]/g, ""))) return false;
  return (
    /^<\?xml\s[^>]*\?>\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<[\p{L}_]/u.test(text) &&
    text.endsWith(">") &&
    !/<(?:\w+:)?(?:html|svg|script)\b/i.test(text)
  );
}
