"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useState } from "react";
import { previewRuleCall } from "@/components/generated/pricing-rule";
import type { PreviewRow, StaffRule } from "@/lib/pricing/rule-contract";
import { Button } from "../ui/button/button";
import { Note } from "../ui/note";
import { StickyBar } from "../ui/sticky-bar";
import { DeleteRuleDialog } from "./delete-rule-dialog";
import { changedRows, PreviewTable } from "./preview-table";
import { PublishPricesDialog } from "./publish-prices-dialog";
import type { RuleTargets } from "./rule-form";
import { RuleList } from "./rule-list";
import { firstSentence, usePreview } from "./use-preview";
import { useRuleEditor } from "./use-rule-editor";

interface Props {
  rules: readonly StaffRule[];
  suffixes: readonly string[];
  /** The prices that follow from the saved rules. */
  current: readonly PreviewRow[];
}

/** The price rules and the prices that follow from them. The prices show the effect of a draft before it is saved. */
export function PricesPage({ rules, suffixes, current }: Props) {
  const t = useTranslations("prices");
  const editor = useRuleEditor(rules);
  const { draft, bad, unread, close } = editor;
  const targets: RuleTargets = {
    all: t("form.all"),
    keys: suffixes.map((suffix) => ({ value: suffix, label: suffix })),
    actions: (["", "purchase", "renew", "transfer"] as const).map((value) => ({
      value,
      label: t(`form.actions.${value === "" ? "any" : value}`),
    })),
  };
  const preview = usePreview(previewRuleCall, draft);
  const rows = preview.rows ?? current;
  const [asking, setAsking] = useState(false);
  const count = changedRows(rows).length;
  // A rule may change what later costs come to without changing a price of today; one as it was opened changes nothing.
  const unchanged = !editor.form.dirty && preview.settled && count === 0;
  const failure = editor.failure ?? firstSentence(preview.failure);

  return (
    <>
      <section aria-labelledby="price-rules" className="mb-8">
        <h2 id="price-rules">{t("rules.title")}</h2>
        <p className="mb-2 text-sm text-ink-3 staff:text-xs">{t("rules.lead")}</p>
        <RuleList productLine="domain" {...{ rules, targets, editor }} />
      </section>
      {failure && <Note kind="bad" title={failure} live />}
      <PreviewTable rows={rows} editing={draft !== null} />
      {draft && (
        <StickyBar
          label={t("actionBar.label")}
          actions={
            <>
              <Button kind="flat" onClick={close}>
                {t("actionBar.drop")}
              </Button>
              <Button
                kind="go"
                disabled={unchanged}
                aria-describedby="publish-state"
                onClick={bad ? editor.form.submit : () => setAsking(true)}
                busy={editor.form.busy}
              >
                {t("actionBar.save")}
              </Button>
            </>
          }
        >
          <div>
            <b id="publish-state">
              {unread ? t("actionBar.bad") : unchanged ? t("actionBar.unchanged") : t("actionBar.changes", { count })}
            </b>{" "}
            <span className="text-ink-2">{t("actionBar.paid")}</span>
          </div>
        </StickyBar>
      )}
      <PublishPricesDialog
        open={asking && draft !== null}
        onClose={() => setAsking(false)}
        of="suffixes"
        rows={rows.map((row) => ({ name: row.suffix, ...row }))}
        settled={preview.settled}
        failure={firstSentence(preview.failure)}
        onPublish={(event: SyntheticEvent<HTMLElement>) => {
          setAsking(false);
          editor.form.submit(event);
        }}
      />
      <DeleteRuleDialog editor={editor} target={editor.deleting?.key ?? t("form.all")} />
    </>
  );
}
