import { XMLParser } from "fast-xml-parser";
import { decodeText } from "./decode-text";
import { fileError } from "./file-error";

/** An element: its children by name, its attributes with `@`, its own text under `#text`. */
export interface XmlNode {
  [name: string]: XmlValue | undefined;
}
export type XmlValue = string | XmlNode | XmlValue[];

/**
 * Reads XML without its namespaces. A document that declares entities is refused, so none is expanded and no other file is read.
 * @param lists elements that may stand there once or often: they are always arrays.
 * @throws AppError input.invalid with statements.xml, statements.entities.
 */
export function parseXml(bytes: Uint8Array, lists: readonly string[]): XmlNode {
  const text = decodeText(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw fileError("entities");
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    isArray: (name) => lists.includes(name),
  });
  try {
    return parser.parse(text, true) as XmlNode;
  } catch (error) {
    throw fileError("xml", { why: error instanceof Error ? error.message.slice(0, 100) : "" });
  }
}

/** The text of an element, with its numeric character references; empty where there is none. */
export function xmlText(value: XmlValue | undefined): string {
  const one = Array.isArray(value) ? value[0] : value;
  const text = typeof one === "object" && !Array.isArray(one) ? one["#text"] : one;
  if (typeof text !== "string") return "";
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (all, hex?: string, decimal?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** The element at the end of a path; the first one where there are several. */
export function xmlAt(node: XmlValue | undefined, ...path: string[]): XmlValue | undefined {
  let at: XmlValue | undefined = node;
  for (const name of path) {
    const one: XmlValue | undefined = Array.isArray(at) ? at[0] : at;
    at = typeof one === "object" && !Array.isArray(one) ? one[name] : undefined;
  }
  return at;
}

/** The elements at the end of a path. */
export function xmlList(node: XmlValue | undefined, ...path: string[]): XmlValue[] {
  const value = xmlAt(node, ...path);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
