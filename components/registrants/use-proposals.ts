import { useEffect, useRef, useState } from "react";
import { proposeEnglishCall } from "@/components/generated/registrants";
import { useCall } from "@/components/use-call";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { CHINESE_FIELDS, type EnglishField } from "./registrant-values";

const PROPOSE_AFTER_MS = 350;

interface Remark {
  text: string;
  chosen: string;
  others: string[];
}

type Proposed = Partial<Record<EnglishField, string>>;

/** Requests English (pinyin) values when typing pauses. Without an answer the fields stay as they are. */
export function useProposals(values: RegistrantValues, wait: boolean) {
  const [state, setState] = useState<{ fields: Proposed; remarks: Partial<Record<string, Remark>>; unread: string[] }>({
    fields: {},
    remarks: {},
    unread: [],
  });
  const call = useCall();
  const asked = CHINESE_FIELDS.map((field) => values[field]).join("\n");
  const first = useRef(wait ? asked : "");
  const key = `${values.kind}\n${asked}`;
  const latest = useRef(values);
  latest.current = values;
  useEffect(() => {
    // The English values of an existing registrant stay until its Chinese ones change.
    if (key.slice(key.indexOf("\n") + 1) === first.current || key.trim() === "company" || key.trim() === "person")
      return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const { kind, companyCn, lastNameCn, firstNameCn, stateCn, cityCn, addressCn } = latest.current;
      const input = { kind, companyCn, lastNameCn, firstNameCn, stateCn, cityCn, addressCn };
      const cut = Object.fromEntries(Object.entries(input).map(([name, text]) => [name, text.slice(0, 200)]));
      const result = await call(proposeEnglishCall, cut as typeof input, {
        signal: controller.signal,
        quiet: true,
      });
      if (!result.ok) return;
      const { fields, remarks, unread } = result.value;
      setState({ fields, unread, remarks: Object.fromEntries(remarks.map((remark) => [remark.field, remark])) });
    }, PROPOSE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, call]);
  return state;
}
