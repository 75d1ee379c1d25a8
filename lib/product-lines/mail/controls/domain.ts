import { changeMailDomain, readMailProduct } from "@/lib/cndns/endpoints/mail";
import { spfMechanisms } from "@/lib/dns/spf";
import type { Control, WantedRecord } from "../../control";
import type { ProductLine } from "../../line";
import { known, mapOk } from "../../map-ok";
import { isCheng } from "../form";
import { hasBoxes } from "./gift-boxes";
import { kindOf } from "./manage";

/** Moves the product to another domain; all mail of the old one is lost. For free mail and Cheng mail only. Manual: 六, 10. */
export const changeDomain: Control = {
  id: "changeDomain",
  group: "domain",
  danger: true,
  blocked: (subject) => (hasBoxes(subject) || isCheng(subject.config) ? null : "gift_only"),
  fields: () => [{ id: "newDomain", kind: "domain" }],
  run: async (call, subject, { newDomain }) => {
    const domain = String(newDomain).toLowerCase();
    const change = { domain: subject.name, newDomain: domain, kind: kindOf(subject) };
    return mapOk(await call(changeMailDomain, change), () => ({
      name: domain,
      params: { domain },
      // The mailboxes of the old domain no longer exist.
      ...(isCheng(subject.config) ? { config: { boxes: "" } } : {}),
    }));
  },
};

/** The records by which mail arrives, is accepted elsewhere, and the web mail is reached as mail.<domain>. Priorities: 10, and 5 (Cheng mail: 20). */
function recordsOf(
  domain: string,
  cheng: boolean,
  shown: { cname: string | null; mx10: string | null; mx5or20: string | null },
): WantedRecord[] {
  const mx = (value: string | null, priority: number): WantedRecord[] =>
    value ? [{ domain, host: "@", type: "MX", value, priority }] : [];
  return [
    ...mx(shown.mx10, 10),
    ...mx(shown.mx5or20, cheng ? 20 : 5),
    ...spfMechanisms([shown.mx10, shown.mx5or20].flatMap((host) => host || [])).map(
      (value): WantedRecord => ({ domain, host: "@", type: "SPF", value }),
    ),
    ...(shown.cname ? [{ domain, host: "mail", type: "CNAME" as const, value: shown.cname }] : []),
  ];
}

const shownText = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** The records for the domain that the mailboxes are of, as they were read last. */
export const mailPointing: ProductLine["pointing"] = async (_call, { name, config, snapshot }, zone) => {
  const { cname, mx10, mx5or20 } = snapshot;
  const shown = { cname: shownText(cname), mx10: shownText(mx10), mx5or20: shownText(mx5or20) };
  return known(name === zone ? recordsOf(name, isCheng(config), shown) : []);
};

/** Sets the records that the upstream names in the zone, where the customer manages it in the shop. Manual: 六, 15. */
export const setMailRecords: Control = {
  id: "records",
  group: "domain",
  records: async (call, subject) =>
    mapOk(await call(readMailProduct, { domain: subject.name }), (value) =>
      recordsOf(subject.name, isCheng(subject.config), value),
    ),
  run: async () => known({}),
};
