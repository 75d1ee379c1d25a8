"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Result } from "@/components/call-contract";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { asTextInput } from "@/components/form/use-form";
import { documentTypesIn, type RegistrantKind, usualDocument } from "@/lib/registrants/document-contract";
import {
  mendOf,
  needsChinese,
  type RegistrantFieldName,
  type RegistrantValues,
} from "@/lib/registrants/fields-contract";
import { splitPersonName } from "@/lib/registrants/name-contract";
import { placeOfPostcode } from "@/lib/registrants/postcode-contract";
import { unchecked } from "@/messages/unchecked";
import { faultsToShow } from "./faults-to-show";
import { ENGLISH_FIELDS, type EnglishField } from "./registrant-values";
import { useDraft } from "./use-draft";
import { useProposals } from "./use-proposals";

interface Options {
  initial: RegistrantValues;
  /** Set when an existing registrant is changed: an empty document number then keeps the stored one. */
  knownIdType?: string;
  /** The localStorage key of the draft. The draft never contains the document number. */
  draftKey?: string;
  onSubmit: (values: RegistrantValues) => Promise<Result<unknown>>;
}

/** Proposes the place of the postcode, until the customer types another one. */
function usePlace(values: RegistrantValues, put: RefObject<(values: Partial<RegistrantValues>) => void>) {
  const proposed = useRef({ stateCn: "", cityCn: "" });
  const { country, zipcode, stateCn, cityCn } = values;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another postcode proposes a place; another place proposes nothing
  useEffect(() => {
    const place = country === "CN" ? placeOfPostcode(zipcode) : null;
    if (!place) return;
    const before = proposed.current;
    proposed.current = place;
    put.current({
      ...(stateCn === before.stateCn && { stateCn: place.stateCn }),
      ...(cityCn === before.cityCn && { cityCn: place.cityCn }),
    });
  }, [country, zipcode]);
}

/** The registrant form: proposed places and English values, the corrections of wrong ones, the draft. */
export function useRegistrantForm({ initial, knownIdType, draftKey, onSubmit }: Options) {
  const sentence = useErrorSentence();
  const t = useTranslations("registrants");
  const faultsIn = (all: RegistrantValues) => faultsToShow(all, knownIdType);
  const put = useRef<(some: Partial<RegistrantValues>) => void>(() => undefined);
  const catchUp = useRef<() => Promise<Result<unknown> | undefined>>(async () => undefined);
  const form = useCheckedForm({
    initial,
    check: (all) => Object.fromEntries(Object.entries(faultsIn(all)).map(([field, fault]) => [field, sentence(fault)])),
    prepare: () => catchUp.current(),
    onSubmit,
  });
  const { values } = form;
  const [edited, setEdited] = useState<ReadonlySet<string>>(
    () => new Set(knownIdType === undefined ? [] : Object.keys(ENGLISH_FIELDS)),
  );
  const proposals = useProposals(values, knownIdType !== undefined);
  put.current = (some) => form.replace({ ...form.current(), ...some });
  catchUp.current = async () => {
    const result = await proposals.catchUp();
    if (result?.ok) put.current(unedited(result.value.fields, edited));
    // Without pinyin from us the customer types it; without a session nothing can be saved.
    return result?.ok === false && result.failure.code === "unauthenticated" ? result : undefined;
  };

  useDraft(draftKey, values, edited, put, setEdited);

  const { fields: proposed } = proposals;
  useEffect(() => {
    const fresh = unedited(proposed, edited);
    if (Object.keys(fresh).length > 0) put.current(fresh);
  }, [proposed, edited]);

  usePlace(values, put);

  const { kind, companyCn } = values;
  const split = edited.has("split");
  useEffect(() => {
    if (kind === "person" && !split && companyCn) put.current(splitPersonName(companyCn.trim()));
  }, [kind, companyCn, split]);

  const abroad = !needsChinese(values.country);
  const label = (name: RegistrantFieldName | "nameCn" | "nameEn") =>
    abroad && unchecked(t).has(`fieldsAbroad.${name}`) ? unchecked(t)(`fieldsAbroad.${name}`) : t(`fields.${name}`);

  function set(field: RegistrantFieldName, value: string) {
    if (field in ENGLISH_FIELDS) setEdited((now) => new Set([...now, field]));
    if (field === "lastNameCn" || field === "firstNameCn") setEdited((now) => new Set([...now, "split"]));
    form.set(field, value);
  }

  return {
    ...form,
    set,
    abroad,
    /** What an input of the form needs; its error may offer a correction. */
    /** The label of a field; abroad there is no pinyin, and other words for a place. */
    label,
    input: (name: RegistrantFieldName, own: string = label(name)) => {
      const { onChange, ...field } = asTextInput(form.field(name, own));
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
      put.current({ kind: next, idType: usualDocument(next, values.country), idNumber: "" }),
    takeCountry: (next: string) => {
      const has = documentTypesIn(kind, next).some(({ code }) => code === values.idType);
      put.current({ country: next, ...(has ? {} : { idType: usualDocument(kind, next), idNumber: "" }) });
    },
    restore: (field: EnglishField) => {
      setEdited((now) => new Set([...now].filter((name) => name !== field)));
    },
  };
}

/** Proposals fill only the English fields that the customer has not edited. */
function unedited(proposed: Partial<RegistrantValues>, edited: ReadonlySet<string>): Partial<RegistrantValues> {
  return Object.fromEntries(Object.entries(proposed).filter(([field]) => !edited.has(field)));
}
