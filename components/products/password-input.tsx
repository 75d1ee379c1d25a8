"use client";

import { useLocale, useTranslations } from "next-intl";
import { type PasswordRule, proposePassword } from "@/lib/product-lines/password-rule";
import { Button } from "../ui/button/button";
import { CopyButton } from "../ui/button/copy-button";
import { cn } from "../ui/cn";
import { Field, input as inputClass } from "../ui/field/field";

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  rule: PasswordRule;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

/** The password of a product, with a button that proposes one by the upstream's rule. The rule is described below the field. */
export function PasswordInput({ id, label, hint, error, rule, value, onChange, onBlur }: Props) {
  const t = useTranslations("fields.password");
  const locale = useLocale();
  // A password that must begin with a letter contains one, so that is not said twice.
  const said = rule.needs.filter((need) => need !== "letter" || !rule.letterFirst);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const needs = list.format(said.map((need) => t(`need.${need}`, { specials: rule.specials })));
  const words = [
    t("rule", { min: rule.min, max: rule.max }),
    ...(rule.letterFirst ? [t("letterFirst")] : []),
    ...(needs ? [t("needs", { needs })] : []),
    ...(rule.specials === "" ? [t("plain")] : []),
    ...(rule.specials !== "" && !rule.needs.includes("special") ? [t("may", { specials: rule.specials })] : []),
  ].join(t("comma"));
  return (
    <Field id={id} label={label} error={error} hint={hint ? `${words}${t("stop")}${hint}` : `${words}${t("stop")}`}>
      {(attributes) => (
        <div className="flex items-center gap-1 max-md:flex-wrap">
          <input
            {...attributes}
            className={cn(inputClass({ mono: true }), "min-w-0 flex-1 max-md:basis-[60%]")}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            value={value}
            onBlur={onBlur}
            onChange={(event) => onChange(event.target.value)}
          />
          <CopyButton text={value} label={t("copy", { label })} />
          <Button small kind="flat" icon="refresh" onClick={() => onChange(proposePassword(rule))}>
            {t("propose")}
          </Button>
        </div>
      )}
    </Field>
  );
}
