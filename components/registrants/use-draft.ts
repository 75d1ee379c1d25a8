import { type RefObject, useEffect, useRef } from "react";
import type { RegistrantValues } from "@/lib/registrants/fields-contract";
import { CHINESE_FIELDS } from "./registrant-values";

/** Keeps a draft in localStorage, without the document number. What it lacks stays as the form began. */
export function useDraft(
  key: string | undefined,
  values: RegistrantValues,
  edited: ReadonlySet<string>,
  put: RefObject<(values: Partial<RegistrantValues>) => void>,
  setEdited: (edited: ReadonlySet<string>) => void,
) {
  const loaded = useRef(false);
  useEffect(() => {
    if (!key || loaded.current) return;
    const draft = readDraft(key);
    if (draft) {
      put.current({ ...draft.values, idNumber: "" });
      setEdited(new Set(draft.edited));
    }
    loaded.current = true;
  }, [key, put, setEdited]);
  const { idNumber: _secret, ...rest } = values;
  const begun = CHINESE_FIELDS.some((field) => rest[field]);
  const draft = JSON.stringify({ values: rest, edited: [...edited] });
  useEffect(() => {
    if (key && loaded.current && begun) localStorage.setItem(key, draft);
  }, [key, begun, draft]);
}

function readDraft(key: string): { values: Partial<RegistrantValues>; edited: string[] } | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as { values?: Record<string, unknown>; edited?: unknown };
    const entries = Object.entries(draft.values ?? {}).filter(([, value]) => typeof value === "string" && value !== "");
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
