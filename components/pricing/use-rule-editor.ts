import { useTranslations } from "next-intl";
import { useState } from "react";
import { createRuleCall, deleteRuleCall, updateRuleCall } from "@/components/generated/pricing-rule";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { wireText } from "../call-contract";
import { useMutation } from "../use-mutation";
import { type RuleDraft, readDraft } from "./rule-draft";

/** State and actions of the rule that is being added, changed or deleted, for both lists of rules. */
export function useRuleEditor() {
  const t = useTranslations("prices");
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const [deleting, setDeleting] = useState<StaffRule | null>(null);
  const close = () => {
    setDraft(null);
    setDeleting(null);
  };
  const create = useMutation(createRuleCall, { onSuccess: close, done: t("saved") });
  const update = useMutation(updateRuleCall, { onSuccess: close, done: t("saved") });
  const removal = useMutation(deleteRuleCall, { onSuccess: close, done: t("removed") });
  const { fields, bad } = draft ? readDraft(draft) : { fields: null, bad: new Set<never>() };

  function save() {
    if (!draft || !fields) return;
    const wire = JSON.parse(wireText(fields));
    void (draft.id === null ? create.run(wire) : update.run({ ...wire, id: draft.id }));
  }

  return {
    draft,
    setDraft,
    deleting,
    setDeleting,
    close,
    save,
    fields,
    bad,
    saving: create.busy || update.busy,
    removing: removal.busy,
    remove: () => deleting && void removal.run({ id: deleting.id }),
    failure: create.failure ?? update.failure ?? removal.failure,
  };
}

export type RuleEditor = ReturnType<typeof useRuleEditor>;
