"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { Button } from "../ui/button";
import { type DraftField, newDraft, type RuleDraft, ruleDraftOf } from "./rule-draft";
import { RuleForm, type RuleTargets } from "./rule-form";
import { ruleText } from "./rule-text";

interface Props {
  rules: readonly StaffRule[];
  /** The product line of a new rule. */
  productLine: string;
  targets: RuleTargets;
  draft: RuleDraft | null;
  bad: ReadonlySet<DraftField>;
  mayChange: boolean;
  onDraft: (draft: RuleDraft | null) => void;
  onDelete: (rule: StaffRule) => void;
}

/** The rules, in the order in which one takes precedence over the next. One of them can be open for editing. */
export function RuleList({ rules, productLine, targets, draft, bad, mayChange, onDraft, onDelete }: Props) {
  const t = useTranslations("prices");
  const form = draft && <RuleForm draft={draft} bad={bad} targets={targets} onChange={onDraft} />;
  const keyOf = ({ key }: StaffRule) =>
    key === null ? targets.all : (targets.keys.find(({ value }) => value === key)?.label ?? key);
  const actionOf = ({ action }: StaffRule) => targets.actions.find(({ value }) => value === action)?.label ?? action;
  return (
    <>
      <ol className="rules">
        {rules.length === 0 && <li className="how">{t("rules.none")}</li>}
        {rules.map((rule, place) => {
          const open = draft?.id === rule.id;
          return (
            <li key={rule.id} id={`rule-${rule.id}`} className={clsx(open && "on", !rule.enabled && "mute")}>
              <span className="no">{place + 1}</span>
              <b className="dn">
                {keyOf(rule)}
                {rule.action && <small>{actionOf(rule)}</small>}
              </b>
              {open ? form : <span className="how">{ruleText(t, rule)}</span>}
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
                    onClick={() => onDraft(open ? null : ruleDraftOf(rule))}
                    aria-expanded={open}
                  >
                    {open ? t("rules.close") : t("rules.change")}
                    <span className="vh"> {keyOf(rule)}</span>
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
        <Button small icon="plus" onClick={() => onDraft(newDraft(productLine))}>
          {t("rules.add")}
        </Button>
      )}
    </>
  );
}
