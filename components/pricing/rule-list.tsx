"use client";

import { cva } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { Button } from "../ui/button/button";
import { cn } from "../ui/cn";
import { newDraft, ruleDraftOf } from "./rule-draft";
import { RuleForm, type RuleTargets } from "./rule-form";
import { ruleText } from "./rule-text";
import type { RuleEditor } from "./use-rule-editor";

/** A rule: its place, what it is about, what it says and its buttons; on narrow windows what it says has a line of its own. */
const ruleClass = cva(
  "grid min-h-10 grid-cols-[1.5rem_11rem_minmax(0,1fr)_auto] gap-x-4 border-t border-rule first:border-t-0 max-lg:grid-cols-[1.25rem_minmax(0,1fr)_auto]",
  {
    variants: {
      open: {
        true: "-mx-3 items-start bg-surface px-3 pt-3.5 pb-4 max-lg:-mx-margin max-lg:px-margin",
        false: "items-center max-lg:py-2",
      },
      off: { true: "text-ink-2" },
    },
    defaultVariants: { open: false },
  },
);
const belowClass = "max-lg:col-[2/-1] max-lg:row-start-2";

interface Props {
  rules: readonly StaffRule[];
  /** The product line of a new rule. */
  productLine: string;
  targets: RuleTargets;
  editor: RuleEditor;
}

/** The rules, in the order in which one takes precedence over the next. One of them can be open for editing. */
export function RuleList({ rules, productLine, targets, editor }: Props) {
  const t = useTranslations("prices");
  const { draft, edit } = editor;
  const adding = draft?.id === null;
  const fresh = useRef<HTMLLIElement>(null);
  // The button that opened it has gone, so the focus would be nowhere.
  useEffect(() => {
    if (adding) fresh.current?.querySelector("select")?.focus();
  }, [adding]);
  const form = draft && (
    // Below the rule's head, because beside it the fields would be too narrow for their texts.
    <RuleForm
      className="col-[2/-1] row-start-2 mt-2 text-ink max-lg:grid-cols-2"
      form={editor.form}
      targets={targets}
    />
  );
  const keyOf = ({ key }: StaffRule) =>
    key === null ? targets.all : (targets.keys.find(({ value }) => value === key)?.label ?? key);
  const actionOf = ({ action }: StaffRule) => targets.actions.find(({ value }) => value === action)?.label ?? action;
  return (
    <>
      <ol className="mb-3 text-body">
        {rules.length === 0 && <li className="py-2 text-ink-2">{t("rules.none")}</li>}
        {rules.map((rule, place) => {
          const open = draft?.id === rule.id;
          return (
            <li key={rule.id} id={`rule-${rule.id}`} className={ruleClass({ open, off: !rule.enabled })}>
              <span className="text-ink-3">{place + 1}</span>
              <b className="domain-name">
                {keyOf(rule)}
                {rule.action && <small className="ml-2 font-normal text-ink-2">{actionOf(rule)}</small>}
              </b>
              {open ? form : <span className={cn(belowClass, "max-lg:text-ink-2")}>{ruleText(t, rule)}</span>}
              <span className="col-[-2/-1] row-start-1 flex flex-wrap items-center justify-end gap-2">
                {open && (
                  <Button small kind="danger" onClick={() => editor.setDeleting(rule)}>
                    {t("rules.delete")}
                  </Button>
                )}
                <Button
                  small
                  kind="flat"
                  edge
                  onClick={() => edit(open ? null : ruleDraftOf(rule))}
                  aria-expanded={open}
                >
                  {open ? t("rules.close") : t("rules.change")}
                  <span className="sr-only"> {keyOf(rule)}</span>
                </Button>
              </span>
            </li>
          );
        })}
        {adding && (
          <li ref={fresh} className={ruleClass({ open: true })}>
            <span className="text-ink-3">{rules.length + 1}</span>
            <b>{t("rules.fresh")}</b>
            {form}
            <span />
          </li>
        )}
      </ol>
      {!draft && (
        <Button small icon="plus" onClick={() => edit(newDraft(productLine))}>
          {t("rules.add")}
        </Button>
      )}
    </>
  );
}
