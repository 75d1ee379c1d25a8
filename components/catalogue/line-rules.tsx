"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MarginExample } from "@/lib/offers/catalogue-contract";
import {
  createRuleContract,
  deleteRuleContract,
  type StaffRule,
  updateRuleContract,
} from "@/lib/pricing/rule-contract";
import { wireText } from "../call-contract";
import { type RuleDraft, readDraft } from "../pricing/rule-draft";
import type { RuleTargets } from "../pricing/rule-form";
import { RuleList } from "../pricing/rule-list";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { keyText } from "./margin-table";
import "../pricing/prices.css";

interface Props {
  line: string;
  /** The line's own rules. */
  rules: readonly StaffRule[];
  keys: readonly Pick<MarginExample, "key" | "field">[];
  mayChange: boolean;
}

/** A line's own price rules; what they do stands in the examples once they are saved. */
export function LineRules({ line, rules, keys, mayChange }: Props) {
  const t = useTranslations("prices");
  const words = useTranslations("catalogue.rules");
  const own = useTranslations(`${line}Line`);
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const [deleting, setDeleting] = useState<StaffRule | null>(null);
  const close = () => {
    setDraft(null);
    setDeleting(null);
  };
  const create = useMutation(createRuleContract, { onSuccess: close, done: t("saved") });
  const update = useMutation(updateRuleContract, { onSuccess: close, done: t("saved") });
  const remove = useMutation(deleteRuleContract, { onSuccess: close, done: t("removed") });
  const { fields, bad } = draft ? readDraft(draft) : { fields: null, bad: new Set<never>() };
  const failure = create.failure ?? update.failure ?? remove.failure;
  const targets: RuleTargets = {
    all: words("all"),
    keys: keys.map((one) => ({ value: one.key, label: keyText(own, one) })),
    actions: (["", "register", "renew", "upgrade"] as const).map((value) => ({
      value,
      label: words(`actions.${value === "" ? "any" : value}`),
    })),
  };

  function save() {
    if (!draft || !fields) return;
    const wire = JSON.parse(wireText(fields));
    void (draft.id === null ? create.run(wire) : update.run({ ...wire, id: draft.id }));
  }

  return (
    <>
      <RuleList {...{ line, rules, targets, draft, bad, mayChange }} onDraft={setDraft} onDelete={setDeleting} />
      {failure && <Note kind="bad" title={Object.values(failure.fields)[0] ?? failure.detail} live />}
      {draft && (
        <div className="row">
          <Button kind="go" onClick={save} busy={create.busy || update.busy} disabled={!fields}>
            {t("dock.save")}
          </Button>
          <Button kind="flat" onClick={close}>
            {t("dock.drop")}
          </Button>
          <span className="hint">{t("dock.paid")}</span>
        </div>
      )}
      <Dialog
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        title={t("delete.title")}
        busy={remove.busy}
        actions={
          <>
            <Button onClick={() => setDeleting(null)}>{t("delete.keep")}</Button>
            <Button
              kind="danger-fill"
              busy={remove.busy}
              onClick={() => deleting && void remove.run({ id: deleting.id })}
            >
              {t("delete.go")}
            </Button>
          </>
        }
      >
        <p>
          {t("delete.what", {
            target: targets.keys.find(({ value }) => value === deleting?.key)?.label ?? targets.all,
          })}
        </p>
      </Dialog>
    </>
  );
}
