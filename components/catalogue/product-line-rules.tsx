"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useState } from "react";
import { previewMarginsCall } from "@/components/generated/offers-catalogue";
import type { MarginExample } from "@/lib/offers/catalogue-contract";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { formActionIds } from "@/lib/product-lines/action-id";
import { forms } from "@/lib/product-lines/forms";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { DeleteRuleDialog } from "../pricing/delete-rule-dialog";
import { PublishPricesDialog } from "../pricing/publish-prices-dialog";
import type { RuleTargets } from "../pricing/rule-form";
import { RuleList } from "../pricing/rule-list";
import { firstSentence, usePreview } from "../pricing/use-preview";
import { useRuleEditor } from "../pricing/use-rule-editor";
import { Button } from "../ui/button/button";
import { Note } from "../ui/note";
import { SkeletonRows } from "../ui/skeleton-rows";
import { keyText } from "./margin-table";
import { RulePreview } from "./rule-preview";

interface Props {
  productLine: string;
  /** The rules of this product line. */
  rules: readonly StaffRule[];
  keys: readonly Pick<MarginExample, "key" | "field" | "label">[];
}

/** The price rules of a product line. The effect of a draft on example prices is shown before it is saved. */
export function ProductLineRules({ productLine, rules, keys }: Props) {
  const t = useTranslations("prices");
  const words = useTranslations("catalogue.rules");
  const own = useUncheckedTranslations(`${productLine}Line`);
  const editor = useRuleEditor(rules);
  const changes = formActionIds.filter((id) => forms[productLine]?.changes?.[id] !== undefined);
  const { draft, deleting } = editor;
  const [asking, setAsking] = useState(false);
  const preview = usePreview(previewMarginsCall, draft, { productLine });
  const failure = editor.failure ?? firstSentence(preview.failure);
  const targets: RuleTargets = {
    all: words("all"),
    keys: keys.map((one) => ({ value: one.key, label: keyText(own, one) })),
    actions: (["", "purchase", "renew", "upgrade", "addPoints", ...changes] as const).map((value) => ({
      value,
      label: words(`actions.${value === "" ? "any" : value}`),
    })),
  };

  return (
    <>
      <RuleList {...{ productLine, rules, targets, editor }} />
      {failure && <Note kind="bad" title={failure} live />}
      {draft && (
        <div className="space-y-4">
          {preview.rows ? (
            <RulePreview productLine={productLine} rows={preview.rows} />
          ) : (
            !failure && <SkeletonRows rows={3} />
          )}
          <div className="flex flex-wrap items-center gap-3">
            <Button kind="go" onClick={editor.bad ? editor.form.submit : () => setAsking(true)} busy={editor.form.busy}>
              {t("actionBar.save")}
            </Button>
            <Button kind="flat" onClick={editor.close}>
              {t("actionBar.drop")}
            </Button>
            <span className="text-sm text-ink-3 staff:text-xs">{t("actionBar.paid")}</span>
          </div>
        </div>
      )}
      <PublishPricesDialog
        open={asking && draft !== null}
        onClose={() => setAsking(false)}
        of="configurations"
        rows={(preview.rows ?? []).map((row) => ({
          name: keyText(own, row),
          purchase: row.purchase,
          renew: row.renew,
        }))}
        settled={preview.settled}
        failure={firstSentence(preview.failure)}
        onPublish={(event: SyntheticEvent<HTMLElement>) => {
          setAsking(false);
          editor.form.submit(event);
        }}
      />
      <DeleteRuleDialog
        editor={editor}
        target={targets.keys.find(({ value }) => value === deleting?.key)?.label ?? targets.all}
      />
    </>
  );
}
