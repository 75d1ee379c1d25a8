"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { proposeEnglishCall } from "@/components/generated/registrants";
import { useCall } from "@/components/use-call";
import type { RegistrantKind } from "@/lib/registrants/document-contract";
import {
  faultsOf,
  mendOf,
  REGISTRANT_FIELDS,
  type RegistrantFieldName,
  type RegistrantValues,
} from "@/lib/registrants/fields-contract";
import { splitPersonName } from "@/lib/registrants/name-contract";
import { unchecked } from "@/messages/unchecked";

const PAIRS = {
  companyEn: "companyCn",
  lastNameEn: "lastNameCn",
  firstNameEn: "firstNameCn",
  stateEn: "stateCn",
  cityEn: "cityCn",
  addressEn: "addressCn",
} as const satisfies Partial<Record<RegistrantFieldName, RegistrantFieldName>>;
export type EnglishField = keyof typeof PAIRS;
const CHINESE = Object.values(PAIRS);
const PROPOSE_AFTER_MS = 350;

export interface Remark {
  text: string;
  chosen: string;
  others: string[];
}

export const emptyRegistrant: RegistrantValues = {
  ...(Object.fromEntries(REGISTRANT_FIELDS.map((field) => [field, ""])) as Record<RegistrantFieldName, string>),
  kind: "company",
  country: "CN",
  idType: "SHXYZS",
};

interface Options {
  initial: RegistrantValues;
  /** Set when an existing registrant is changed: an empty document number then keeps the stored one. */
  knownIdType?: string;
  /** The localStorage key of the draft. The draft never contains the document number. */
  draftKey?: string;
}

/** State of the registrant form: values, proposed English values, errors of fields that were left, corrections, the draft. */
export function useRegistrantForm({ initial, knownIdType, draftKey }: Options) {
  const t = useTranslations("errors");
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<RegistrantFieldName>>(new Set());
  const [all, setAll] = useState(false);
  const [refused, setRefused] = useState<Partial<Record<string, string>>>({});
  const [detail, setDetail] = useState<string>();
  const [edited, setEdited] = useState<ReadonlySet<string>>(
    () => new Set(knownIdType === undefined ? [] : Object.keys(PAIRS)),
  );
  const proposals = useProposals(values, knownIdType !== undefined);

  useDraft(draftKey, values, setValues, setEdited);

  // Proposals fill only the English fields that the customer has not edited.
  const { fields: proposed } = proposals;
  useEffect(() => {
    setValues((now) => {
      const next = { ...now };
      for (const field of Object.keys(PAIRS) as EnglishField[]) {
        const text = proposed[field];
        if (text !== undefined && !edited.has(field)) next[field] = text;
      }
      return next;
    });
  }, [proposed, edited]);

  const set = useCallback((field: RegistrantFieldName, value: string) => {
    setRefused(({ [field]: _gone, ...rest }) => rest);
    setDetail(undefined);
    if (field in PAIRS) setEdited((now) => new Set([...now, field]));
    if (field === "lastNameCn" || field === "firstNameCn") setEdited((now) => new Set([...now, "split"]));
    setValues((now) => ({ ...now, [field]: value }));
  }, []);

  const { kind, companyCn } = values;
  const split = edited.has("split");
  useEffect(() => {
    if (kind === "person" && !split && companyCn)
      setValues((now) => ({ ...now, ...splitPersonName(companyCn.trim()) }));
  }, [kind, companyCn, split]);

  const faults = useMemo(() => {
    const found = faultsOf(values);
    if (knownIdType !== undefined && values.idNumber === "" && values.idType === knownIdType) delete found.idNumber;
    return found;
  }, [values, knownIdType]);

  const errorOf = (field: RegistrantFieldName): string | undefined => {
    if (refused[field]) return refused[field];
    const fault = faults[field];
    if (!fault || !(all || left.has(field))) return undefined;
    return unchecked(t).has(fault.code) ? unchecked(t)(fault.code, fault.params) : t("unlisted", { code: fault.code });
  };

  return {
    values,
    set,
    errorOf,
    detail,
    remarks: proposals.remarks,
    unread: proposals.unread,
    proposed,
    edited,
    faults,
    leave: (field: RegistrantFieldName) => {
      if (values[field] !== "") setLeft((now) => new Set([...now, field]));
    },
    mend: (field: RegistrantFieldName) => (errorOf(field) ? mendOf(field, values) : null),
    takeKind: (next: RegistrantKind) =>
      setValues((now) => ({ ...now, kind: next, idType: next === "company" ? "SHXYZS" : "SFZ", idNumber: "" })),
    restore: (field: EnglishField) => {
      setEdited((now) => new Set([...now].filter((name) => name !== field)));
    },
    /** True after the first attempt to save; all faults are shown then. */
    submitted: all,
    showAll: () => setAll(true),
    refuse: (failure: RequestFailure) => {
      setAll(true);
      setRefused(failure.fields);
      setDetail(Object.keys(failure.fields).length > 0 ? undefined : failure.detail);
    },
  };
}

type Proposed = Partial<Record<EnglishField, string>>;

/** Requests English (pinyin) values when typing pauses. Without an answer the fields stay as they are. */
function useProposals(values: RegistrantValues, wait: boolean) {
  const [state, setState] = useState<{ fields: Proposed; remarks: Partial<Record<string, Remark>>; unread: string[] }>({
    fields: {},
    remarks: {},
    unread: [],
  });
  const call = useCall();
  const asked = CHINESE.map((field) => values[field]).join("\n");
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

/** Keeps a draft in localStorage, without the document number. */
function useDraft(
  key: string | undefined,
  values: RegistrantValues,
  setValues: (values: RegistrantValues) => void,
  setEdited: (edited: ReadonlySet<string>) => void,
) {
  const loaded = useRef(false);
  useEffect(() => {
    if (!key || loaded.current) return;
    const draft = readDraft(key);
    if (draft) {
      setValues({ ...emptyRegistrant, ...draft.values, idNumber: "" });
      setEdited(new Set(draft.edited));
    }
    loaded.current = true;
  }, [key, setValues, setEdited]);
  useEffect(() => {
    if (!key || !loaded.current) return;
    const { idNumber: _secret, ...rest } = values;
    if (!CHINESE.some((field) => rest[field])) return;
    const edited = (Object.keys(PAIRS) as EnglishField[]).filter((field) => rest[field] !== "");
    localStorage.setItem(key, JSON.stringify({ values: rest, edited }));
  }, [key, values]);
}

function readDraft(key: string): { values: Partial<RegistrantValues>; edited: string[] } | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as { values?: Record<string, unknown>; edited?: unknown };
    const entries = Object.entries(draft.values ?? {}).filter(([, value]) => typeof value === "string");
    const edited = Array.isArray(draft.edited) ? draft.edited.filter((name) => typeof name === "string") : [];
    return { values: Object.fromEntries(entries), edited };
  } catch {
    localStorage.removeItem(key); // another version's draft, or a damaged one
    return null;
  }
}

/** Deletes the draft; called after saving. */
export function forgetDraft(key: string | undefined) {
  if (key) localStorage.removeItem(key);
}
