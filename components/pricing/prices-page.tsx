"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import {
  createRuleContract,
  deleteRuleContract,
  type PreviewRow,
  previewRuleContract,
  type StaffRule,
  updateRuleContract,
} from "@/lib/pricing/rule-contract";
import { callContract, wireText } from "../call-contract";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Dock } from "../ui/dock";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { changedRows, PreviewTable } from "./preview-table";
import { type RuleDraft, readDraft } from "./rule-draft";
import type { RuleTargets } from "./rule-form";
import { RuleList } from "./rule-list";
import "./prices.css";

interface Props {
  rules: readonly StaffRule[];
  suffixes: readonly string[];
  /** Prices under the rules as they are. */
  current: readonly PreviewRow[];
  mayChange: boolean;
}

const PAUSE_MS = 250;

/** Price rules with what they do: the results follow the draft before anything is saved. */
export function PricesPage({ rules, suffixes, current, mayChange }: Props) {
  const t = useTranslations("prices");
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const [deleting, setDeleting] = useState<StaffRule | null>(null);
  const close = () => {
    setDraft(null);
    setDeleting(null);
  };
  const create = useMutation(createRuleContract, { onSuccess: close, done: t("saved") });
  const update = useMutation(updateRuleContract, { onSuccess: close, done: t("saved") });
  const remove = useMutation(deleteRuleContract, { onSuccess: close, done: t("removed") });
  const targets: RuleTargets = {
    all: t("form.all"),
    keys: suffixes.map((suffix) => ({ value: suffix, label: suffix })),
    actions: (["", "register", "renew", "transfer"] as const).map((value) => ({
      value,
      label: t(`form.actions.${value === "" ? "any" : value}`),
    })),
  };
  const { fields, bad } = draft ? readDraft(draft) : { fields: null, bad: new Set<never>() };
  const preview = usePreview(draft, current);
  const changed = changedRows(preview.rows);
  const failure = create.failure ?? update.failure ?? remove.failure ?? preview.failure;

  function save() {
    if (!draft || !fields) return;
    const wire = JSON.parse(wireText(fields));
    void (draft.id === null ? create.run(wire) : update.run({ ...wire, id: draft.id }));
  }

  return (
    <>
      <section aria-labelledby="price-rules" className="price-rules">
        <h2 id="price-rules">{t("rules.title")}</h2>
        <p className="hint">{t("rules.lead")}</p>
        <RuleList
          line="domain"
          {...{ rules, targets, draft, bad, mayChange }}
          onDraft={setDraft}
          onDelete={setDeleting}
        />
      </section>
      {failure && <Note kind="bad" title={Object.values(failure.fields)[0] ?? failure.detail} live />}
      <PreviewTable rows={preview.rows} />
      {draft && (
        <Dock
          label={t("dock.label")}
          actions={
            <>
              <Button kind="flat" onClick={close}>
                {t("dock.drop")}
              </Button>
              <Button kind="go" onClick={save} busy={create.busy || update.busy} disabled={!fields}>
                {t("dock.save")}
              </Button>
            </>
          }
        >
          <div>
            <b>{bad.size > 0 ? t("dock.bad") : t("dock.changes", { count: changed.length })}</b>{" "}
            <span className="mute">{t("dock.paid")}</span>
          </div>
        </Dock>
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
        <p>{t("delete.what", { target: deleting?.key ?? t("form.all") })}</p>
      </Dialog>
    </>
  );
}

/** What the draft would do, asked for when typing pauses. What can't be read leaves the last answer standing. */
function usePreview(draft: RuleDraft | null, current: readonly PreviewRow[]) {
  const t = useTranslations("ui.error");
  const words = useRef({ network: t("network"), unreadable: t("unreadable") });
  const [rows, setRows] = useState<readonly PreviewRow[] | null>(null);
  const [failure, setFailure] = useState<{ fields: Record<string, string>; detail: string } | undefined>();
  const wire = draft ? wireText({ id: draft.id, draft: readDraft(draft).fields }) : null;

  useEffect(() => {
    setFailure(undefined);
    if (wire === null) {
      setRows(null);
      return;
    }
    const input = JSON.parse(wire);
    if (input.draft === null) return;
    const leave = new AbortController();
    const timer = setTimeout(async () => {
      const result = await callContract(previewRuleContract, input, { words: words.current, signal: leave.signal });
      if (leave.signal.aborted) return;
      if (result.ok) setRows(result.value.rows);
      else setFailure(result.failure);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [wire]);

  return { rows: rows ?? current, failure };
}
