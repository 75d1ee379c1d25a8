import { useTranslations } from "next-intl";
import { useState } from "react";
import { createRuleCall, deleteRuleCall, updateRuleCall } from "@/components/generated/pricing-rule";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { wireText } from "../call-contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useCheckedForm } from "../form/use-checked-form";
import { useMutation } from "../use-mutation";
import { hasTwin, newDraft, type RuleDraft, readDraft } from "./rule-draft";

/** The rule that is being added, changed or deleted, for both lists of rules. @param rules those that there are */
export function useRuleEditor(rules: readonly StaffRule[]) {
  const t = useTranslations("prices");
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState<StaffRule | null>(null);
  const close = () => {
    setOpen(false);
    setDeleting(null);
  };
  const create = useMutation(createRuleCall, { onSuccess: close, done: t("saved") });
  const update = useMutation(updateRuleCall, { onSuccess: close, done: t("saved") });
  const removal = useMutation(deleteRuleCall, { onSuccess: close, done: t("removed") });
  const faultsOf = (draft: RuleDraft): Record<string, string> => ({
    ...Object.fromEntries([...readDraft(draft).bad].map(([field, why]) => [field, t(`form.bad.${why}`)])),
    ...(hasTwin(draft, rules) ? { key: t("form.twin") } : {}),
  });
  const form = useCheckedForm<RuleDraft>({
    initial: newDraft(""),
    check: faultsOf,
    onSubmit: async (draft) => {
      const wire = JSON.parse(wireText(readDraft(draft).fields));
      return draft.id === null ? create.run(wire) : update.run({ ...wire, id: draft.id, seenAt: draft.seenAt });
    },
  });
  const leaveForm = useUnsavedChanges(open && form.dirty);
  const draft = open ? form.values : null;

  function edit(next: RuleDraft | null) {
    if (next === null) close();
    // Another rule takes the place of the open one.
    else
      leaveForm(() => {
        form.reset(next);
        setOpen(true);
      });
  }

  return {
    form,
    /** The rule as it is typed; null while none is open. */
    draft,
    edit,
    deleting,
    setDeleting,
    close,
    /** Whether a figure in it can't be read, so that nothing can be said of its prices. */
    unread: draft !== null && readDraft(draft).bad.size > 0,
    /** Whether something in it must be put right before it can be published. */
    bad: draft !== null && Object.keys(faultsOf(draft)).length > 0,
    removing: removal.busy,
    remove: () => deleting && void removal.run({ id: deleting.id, seenAt: deleting.updatedAt.toISOString() }),
    failure: open ? form.summary.detail : removal.failure?.detail,
  };
}

export type RuleEditor = ReturnType<typeof useRuleEditor>;
