import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "@/components/call-contract";
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
  const latest = useRef(values);
  latest.current = values;
  /** The Chinese values have changed, and nobody has answered yet. */
  const due = useRef(false);

  const propose = useCallback(
    async (options: { signal?: AbortSignal; quiet: boolean }): Promise<Result<{ fields: Proposed }>> => {
      const { kind, companyCn, lastNameCn, firstNameCn, stateCn, cityCn, addressCn } = latest.current;
      const input = { kind, companyCn, lastNameCn, firstNameCn, stateCn, cityCn, addressCn };
      const cut = Object.fromEntries(Object.entries(input).map(([name, text]) => [name, text.slice(0, 200)]));
      const result = await call(proposeEnglishCall, cut as typeof input, options);
      if (!result.ok) return result;
      due.current = false;
      const { fields, remarks, unread } = result.value;
      setState({ fields, unread, remarks: Object.fromEntries(remarks.map((remark) => [remark.field, remark])) });
      return result;
    },
    [call],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a person's values are not proposed as a company's are
  useEffect(() => {
    due.current = false;
    // The English values of an existing registrant stay until its Chinese ones change.
    if (asked === first.current || asked.trim() === "") return;
    due.current = true;
    const controller = new AbortController();
    const timer = setTimeout(() => void propose({ signal: controller.signal, quiet: true }), PROPOSE_AFTER_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [values.kind, asked, propose]);

  /** Asks once more before the form is sent, if nobody has answered: over the page for the sign-in, if the session has ended. */
  const catchUp = useCallback(async () => (due.current ? await propose({ quiet: false }) : undefined), [propose]);
  return { ...state, catchUp };
}
