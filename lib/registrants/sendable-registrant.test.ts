import { expect, it } from "vitest";
import { encodeInput } from "@/lib/cndns/encode";
import type { AnyRow } from "@/lib/cndns/endpoint";
import { createContact } from "@/lib/cndns/endpoints/domain-contacts";
import { AppError } from "@/lib/core/errors";
import {
  composed,
  faultsOf,
  REGISTRANT_FIELDS,
  type RegistrantFieldName,
  type RegistrantValues,
} from "./fields-contract";
import { company, person } from "./testing/values";
import { contactInput } from "./upstream-contact";

/** Slips of the keyboard and what is pasted by mistake, put at several places into a value that is right. */
const SLIPS = [
  ...[
    "",
    ",",
    ".",
    "..",
    "-",
    "_",
    "#",
    "&",
    "'",
    "+",
    "/",
    "@",
    ";",
    "%",
    "(",
    "·",
    " ",
    "  ",
    "　",
    "\t",
    "\n",
    "\u200b",
    "\ud83d",
  ],
  ...["😀", "𠮷", "茶", "é", "ß", "A", "a", "0", "x".repeat(40), "茶".repeat(30), "xn--p1ai", "—", "（", "Ａ"],
];
const tries = (text: string) =>
  [...new Set([0, 1, text.length >> 1, text.length - 1, text.length])].flatMap((at) =>
    SLIPS.map((slip) => text.slice(0, at) + slip + text.slice(at)),
  );

/** Why our own client refuses to send what the form accepts; null when it sends it, or the form refuses it as well. */
function refusalOf(values: RegistrantValues): unknown {
  if (Object.keys(faultsOf(values)).length > 0) return null;
  try {
    encodeInput(createContact as unknown as AnyRow, contactInput(composed(values)));
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
    return error.fields;
  }
}

const EMAILS = ["a#b@example.com", "x@xn--e1afmkfd.xn--p1ai", "o'hara&co@example.com", "o'hara@example.com"];
const abroad = { ...person, country: "US", idType: "HZ", idNumber: "X1234567", zipcode: "94107" };

it.each<[string, RegistrantValues]>([
  ["company", company],
  ["person", person],
  ["person abroad", abroad],
])("whatever the form accepts of a %s can be sent", (_kind, base) => {
  expect(faultsOf(base)).toEqual({});
  const refused = REGISTRANT_FIELDS.flatMap((field: RegistrantFieldName) =>
    [...(field === "email" ? EMAILS : []), ...tries(base[field])].flatMap((text) => {
      const why = refusalOf({ ...base, [field]: text });
      return why ? [{ field, text, why }] : [];
    }),
  );
  expect(refused).toEqual([]);
});
