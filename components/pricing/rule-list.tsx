"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { Button } from "../ui/button";
import { type DraftField, draftOf, newDraft, type RuleDraft } from "./rule-draft";
import { RuleForm } from "./rule-form";

interface Props {
  rules: readonly StaffRule[];
  suffixes: readonly string[];
  draft: RuleDraft | null;
  bad: ReadonlySet<DraftField>;
  mayChange: boolean;
  onDraft: (draft: RuleDraft | null) => void;
  onDelete: (rule: StaffRule) => void;
}

/** The rules in the order in which they overrule each other; one can be open for changing. */
export function RuleList({ rules, suffixes, draft, bad, mayChange, onDraft, onDelete }: Props) {
  const t = useTranslations("prices");
  const form = draft && <RuleForm draft={draft} bad={bad} suffixes={suffixes} onChange={onDraft} />;
  return (
    <>
      <ol className="rules">
        {rules.length === 0 && <li className="how">{t("rules.none")}</li>}
        {rules.map((rule, place) => {
          const open = draft?.id === rule.id;
          return (
            <li key={rule.id} className={clsx(open && "on", !rule.enabled && "mute")}>
              <span className="no">{place + 1}</span>
              <b className="dn">
                {rule.key ?? t("form.all")}
                {rule.action && <small>{t(`form.actions.${rule.action}`)}</small>}
              </b>
              {open ? form : <span className="how">{howOf(t, rule)}</span>}
              {mayChange && (
                <span className="go row tight">
                  {open && (
                    <Button small kind="danger" onClick={() => onDelete(rule)}>
                      {t("rules.delete")}
                    </Button>
                  )}
                  <Button
                    small
                    kind="flat"
                    edge
                    onClick={() => onDraft(open ? null : draftOf(rule))}
                    aria-expanded={open}
                  >
                    {open ? t("rules.close") : t("rules.change")}
                    <span className="vh"> {rule.key ?? t("form.all")}</span>
                  </Button>
                </span>
              )}
            </li>
          );
        })}
        {draft?.id === null && (
          <li className="on">
            <span className="no">{rules.length + 1}</span>
            <b>{t("rules.fresh")}</b>
            {form}
            <span className="go" />
          </li>
        )}
      </ol>
      {mayChange && !draft && (
        <Button small icon="plus" onClick={() => onDraft(newDraft)}>
          {t("rules.add")}
        </Button>
      )}
    </>
  );
}

/** A rule in one line of words. */
function howOf(t: ReturnType<typeof useTranslations<"prices">>, rule: StaffRule): string {
  const price =
    rule.fixedFen === null
      ? t("how.cost", { percent: (rule.markupBp / 100).toString(), add: formatFen(rule.markupFen, { short: true }) })
      : t("how.fixed", { price: formatFen(rule.fixedFen, { short: true }) });
  const round = rule.roundToFen > 1n ? t("how.round", { yuan: (Number(rule.roundToFen) / 100).toString() }) : "";
  const least = t("how.least", {
    yuan: formatFen(rule.minMarginFen, { short: true }),
    percent: (rule.minMarginBp / 100).toString(),
  });
  return [price, round, least, rule.enabled ? "" : t("how.off")].filter((part) => part !== "").join(t("how.join"));
}
