"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import type { FormField } from "@/lib/product-lines/form";
import { nearestOffered } from "@/lib/product-lines/form";
import { Field as FieldFrame } from "../ui/field";
import { Segmented } from "../ui/segmented";

type Amount = Extract<FormField, { kind: "amount" }>;

interface Props {
  field: Amount;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: number;
  onChange: (value: number) => void;
}

/** Up to so many numbers are shown side by side; more get a slider. */
const SIDE_BY_SIDE = 6;

/**
 * The input of a numeric option: a few numbers side by side, more on a slider with a text field. Only numbers that are sold can be
 * chosen.
 */
export function AmountInput({ field, label, hint, error, value, onChange }: Props) {
  const t = useTranslations("ui.unit");
  const say = (n: number) => t(field.unit, { n });
  const { values } = field;
  if (values && values.length <= SIDE_BY_SIDE) {
    return (
      <div className="field">
        <Segmented
          legend={label}
          name={field.id}
          value={String(value)}
          onChange={(chosen) => onChange(Number(chosen))}
          options={values.map((one) => ({ value: String(one), label: say(one) }))}
        />
        {error ? <p className="err">{error}</p> : hint && <p className="hint">{hint}</p>}
      </div>
    );
  }
  // The slider moves by equal steps: over listed numbers by their index, otherwise by value.
  const at = values ? Math.max(values.indexOf(value), 0) : value;
  const range = values ? { min: 0, max: values.length - 1, step: 1 } : field;
  const share = range.max > range.min ? ((at - range.min) / (range.max - range.min)) * 100 : 0;
  const slide = (place: number) => onChange(values ? (values[place] ?? value) : place);
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(wire) => (
        <div className="amount">
          <input
            {...wire}
            type="range"
            min={range.min}
            max={range.max}
            step={range.step}
            value={at}
            style={{ "--share": `${share}%` } as CSSProperties}
            aria-valuetext={say(value)}
            onChange={(event) => slide(Number(event.target.value))}
          />
          {values ? (
            <output className="m">{say(value)}</output>
          ) : (
            <TypedAmount field={field} label={label} value={value} say={say} onChange={onChange} />
          )}
          <span className="ends" aria-hidden="true">
            <span>{say(values?.[0] ?? field.min)}</span>
            <span>{say(values?.at(-1) ?? field.max)}</span>
          </span>
        </div>
      )}
    </FieldFrame>
  );
}

/** The number as text. On blur, a number that is not sold becomes the nearest one that is. */
function TypedAmount({
  field,
  label,
  value,
  say,
  onChange,
}: {
  field: Amount;
  label: string;
  value: number;
  say: (n: number) => string;
  onChange: (value: number) => void;
}) {
  const unit = say(value).replace(String(value), "").trim();
  return (
    <span className="typed">
      <input
        key={value}
        className="in"
        inputMode="numeric"
        aria-label={label}
        defaultValue={value}
        onBlur={(event) => {
          const typed = Number(event.target.value);
          const chosen = Number.isFinite(typed) ? nearestOffered(field, typed) : value;
          event.target.value = String(chosen);
          if (chosen !== value) onChange(chosen);
        }}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <span>{unit}</span>
    </span>
  );
}
