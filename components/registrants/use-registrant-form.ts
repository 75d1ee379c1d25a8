"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Result } from "@/components/call-contract";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { asTextInput } from "@/components/form/use-form";
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
  onSubmit: (values: RegistrantValues) => Promise<Result<unknown>>;
}

/** The registrant form: proposed English values, the corrections of wrong ones, the draft. */
export function useRegistrantForm({ initial, knownIdType, draftKey, onSubmit }: Options) {
  const sentence = useErrorSentence();
  const t = useTranslations("registrants.fields");
  const faultsIn = (all: RegistrantValues) => {
    const found = faultsOf(all);
    if (knownIdType !== undefined && all.idNumber === "" && all.idType === knownIdType) delete found.idNumber;
    return found;
  };
  const form = useCheckedForm({
    initial,
    check: (all) => Object.fromEntries(Object.entries(faultsIn(all)).map(([field, fault]) => [field, sentence(fault)])),
    onSubmit,
  });
  const { values } = form;
  const [edited, setEdited] = useState<ReadonlySet<string>>(
    () => new Set(knownIdType === undefined ? [] : Object.keys(PAIRS)),
  );
  const proposals = useProposals(values, knownIdType !== undefined);
  const put = useRef<(some: Partial<RegistrantValues>) => void>(() => undefined);
  put.current = (some) => form.replace({ ...form.current(), ...some });

  useDraft(draftKey, values, put, setEdited);

  // Proposals fill only the English fields that the customer has not edited.
  const { fields: proposed } = proposals;
  useEffect(() => {
    const fresh = Object.entries(proposed).filter(([field]) => !edited.has(field));
    if (fresh.length > 0) put.current(Object.fromEntries(fresh));
  }, [proposed, edited]);

  const { kind, companyCn } = values;
  const split = edited.has("split");
  useEffect(() => {
    if (kind === "person" && !split && companyCn) put.current(splitPersonName(companyCn.trim()));
  }, [kind, companyCn, split]);

  function set(field: RegistrantFieldName, value: string) {
    if (field in PAIRS) setEdited((now) => new Set([...now, field]));
    if (field === "lastNameCn" || field === "firstNameCn") setEdited((now) => new Set([...now, "split"]));
    form.set(field, value);
  }

  return {
    ...form,
    set,
    /** What an input of the form needs; its error may offer a correction. */
    input: (name: RegistrantFieldName, label: string = t(name)) => {
      const { onChange, ...field } = asTextInput(form.field(name, label));
      return {
        ...field,
        onChange: (event: Parameters<typeof onChange>[0]) => set(name, event.target.value),
        mended: field.error === undefined ? null : mendOf(name, values),
      };
    },
    remarks: proposals.remarks,
    unread: proposals.unread,
    proposed,
    edited,
    faults: faultsIn(values),
    takeKind: (next: RegistrantKind) =>
      put.current({ kind: next, idType: next === "company" ? "SHXYZS" : "SFZ", idNumber: "" }),
    restore: (field: EnglishField) => {
      setEdited((now) => new Set([...now].filter((name) => name !== field)));
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
  put: RefObject<(values: Partial<RegistrantValues>) => void>,
  setEdited: (edited: ReadonlySet<string>) => void,
) {
  const loaded = useRef(false);
  useEffect(() => {
    if (!key || loaded.current) return;
    const draft = readDraft(key);
    if (draft) {
      put.current({ ...emptyRegistrant, ...draft.values, idNumber: "" });
      setEdited(new Set(draft.edited));
    }
    loaded.current = true;
  }, [key, put, setEdited]);
  const { idNumber: _secret, ...rest } = values;
  const edited = (Object.keys(PAIRS) as EnglishField[]).filter((field) => rest[field] !== "");
  const begun = CHINESE.some((field) => rest[field]);
  const draft = JSON.stringify({ values: rest, edited });
  useEffect(() => {
    if (key && loaded.current && begun) localStorage.setItem(key, draft);
  }, [key, begun, draft]);
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
