import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { aliManual } from "./ali";
import { auditManual } from "./audit";
import { bccManual } from "./bcc";
import { cdnManual } from "./cdn";
import { cloudManual } from "./cloud";
import { databaseManual } from "./database";
import { ddosManual } from "./ddos";
import { domainsManual } from "./domains";
import { edmManual } from "./edm";
import { hostingManual } from "./hosting";
import { mailManual } from "./mail";
import { presentManual } from "./present";
import { productAndUserManual } from "./product-and-user";
import { qituibaoManual } from "./qituibao";
import type { ManualRow } from "./row";
import { sitestarproManual } from "./sitestarpro";
import { smsManual } from "./sms";
import { soukeyiManual } from "./soukeyi";
import { supportManual } from "./support";

interface Extract {
  id: string;
  url: string;
  effect: string;
  params: { name: string; required: unknown }[];
  codes: number[];
}

// The extract of the manual is data that lies with the client; nothing of the client itself is looked at.
const read = (name: string): Extract[] =>
  JSON.parse(readFileSync(new URL(`../../lib/cndns/catalogue/${name}.json`, import.meta.url), "utf8"));

const chapters: [string, Readonly<Record<string, ManualRow>>][] = [
  ["domains", domainsManual],
  ["hosting", hostingManual],
  ["present", presentManual],
  ["audit", auditManual],
  ["common", productAndUserManual],
  ["database", databaseManual],
  ["cloud", cloudManual],
  ["mail", mailManual],
  ["cdn", cdnManual],
  ["ddos", ddosManual],
  ["bcc", bccManual],
  ["ali", aliManual],
  ["support", supportManual],
  ["sitestarpro", sitestarproManual],
  ["edm", edmManual],
  ["sms", smsManual],
  ["qituibao", qituibaoManual],
  ["soukeyi", soukeyiManual],
];

it.each(chapters)("chapter %s is complete: addresses, effects, required parameters, codes", (name, table) => {
  const extract = read(name);
  expect(Object.keys(table).sort()).toEqual(extract.map((entry) => entry.id).sort());
  for (const entry of extract) {
    const row = table[entry.id];
    expect(new URL(entry.url).pathname, entry.id).toBe(row?.path);
    expect(entry.effect, entry.id).toBe(row?.effect);
    const required = entry.params.filter((param) => param.required === true).map((param) => param.name);
    expect(required, entry.id).toEqual(row?.required);
    const refusals = entry.codes.filter((code) => code !== 10_000).map(String);
    expect([...new Set(refusals)].sort(), entry.id).toEqual(Object.keys(row?.codes ?? {}).sort());
  }
});
