import { changeMailDomain, readMailProduct } from "@/lib/cndns/endpoints/mail";
import type { Control, ControlResult, WantedRecord } from "../../control";
import { mapOk } from "../../map-ok";
import { isCheng } from "../form";
import { hasBoxes } from "./gift-boxes";
import { kindOf } from "./manage";

/** All mail of the old domain is lost. Gifts and Cheng mail only. Manual: 六, 10. */
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
      // Every mailbox of the old domain is gone.
      ...(isCheng(subject.config) ? { config: { boxes: "" } } : {}),
    }));
  },
};

/** What lets mail arrive and the web mail be reached as mail.<domain>. Priorities: 10, and 5 (Cheng mail: 20). */
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
    ...(shown.cname ? [{ domain, host: "mail", type: "CNAME" as const, value: shown.cname }] : []),
  ];
}

/** Reads what the upstream wants now and sets it in the zone, where the customer manages it here. Manual: 六, 15. */
export const setMailRecords: Control = {
  id: "records",
  group: "domain",
  run: async (call, subject) =>
    mapOk(
      await call(readMailProduct, { domain: subject.name }),
      (value): ControlResult => ({ records: recordsOf(subject.name, isCheng(subject.config), value) }),
    ),
};
