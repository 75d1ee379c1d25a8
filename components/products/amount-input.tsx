"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import type { FormField } from "@/lib/product-lines/form";
import { nearestOffered } from "@/lib/product-lines/form";
import { plainDigits } from "../form/form-values";
import { cn } from "../ui/cn";
import { Field as FieldFrame, FieldNote, input as inputClass } from "../ui/field/field";
import { Segmented } from "../ui/field/segmented";

type Amount = Extract<FormField, { kind: "amount" }>;

interface Props {
  id: string;
  field: Amount;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** A text where what was typed is no number. */
  value: number | string;
  onBlur: () => void;
  onChange: (value: number | string) => void;
}

/** Up to so many numbers are shown side by side; more get a slider. */
const SIDE_BY_SIDE = 6;

/** The line up to the thumb is filled; each browser calls the parts of a slider by names of its own. */
const sliderClass = [
  "m-0 h-11 w-full cursor-pointer appearance-none bg-transparent",
  "[&::-webkit-slider-runnable-track]:h-1 [&::-webkit-slider-runnable-track]:rounded-[2px]",
  "[&::-webkit-slider-runnable-track]:bg-[linear-gradient(to_right,var(--color-accent-mark)_var(--share),var(--color-edge)_var(--share))]",
  "[&::-webkit-slider-thumb]:-mt-2 [&::-webkit-slider-thumb]:size-5 [&::-webkit-slider-thumb]:appearance-none",
  "[&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-0 [&::-webkit-slider-thumb]:bg-accent-mark",
  "[&::-moz-range-track]:h-1 [&::-moz-range-track]:rounded-[2px] [&::-moz-range-track]:bg-edge",
  "[&::-moz-range-progress]:h-1 [&::-moz-range-progress]:rounded-[2px] [&::-moz-range-progress]:bg-accent-mark",
  "[&::-moz-range-thumb]:size-5 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-accent-mark",
].join(" ");

/**
 * The input of a numeric option: a few numbers side by side, more on a slider with a text field. Any number can be typed: the form says
 * which are sold, and changes none.
 */
export function AmountInput({ id, field, label, hint, error, value: asTyped, onBlur, onChange }: Props) {
  const t = useTranslations("ui.unit");
  const say = (n: number) => t(field.unit, { n });
  const { values } = field;
  const value = nearestOffered(field, typeof asTyped === "number" ? asTyped : field.min);
  if (values && values.length <= SIDE_BY_SIDE) {
    return (
      <div className="grid content-start gap-1">
        <Segmented
          legend={label}
          name={field.id}
          value={String(value)}
          onChange={(chosen) => onChange(Number(chosen))}
          options={values.map((one) => ({ value: String(one), label: say(one) }))}
        />
        <FieldNote id={undefined} error={error} hint={hint} />
      </div>
    );
  }
  // The slider moves by equal steps: over listed numbers by their index, otherwise by value.
  const at = values ? Math.max(values.indexOf(value), 0) : value;
  const range = values ? { min: 0, max: values.length - 1, step: 1 } : field;
  const share = range.max > range.min ? ((at - range.min) / (range.max - range.min)) * 100 : 0;
  const slide = (place: number) => onChange(values ? (values[place] ?? value) : place);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {(attributes) => (
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 max-md:grid-cols-[minmax(0,1fr)]">
          <input
            {...attributes}
            type="range"
            className={sliderClass}
            min={range.min}
            max={range.max}
            step={range.step}
            value={at}
            style={{ "--share": `${share}%` } as CSSProperties}
            aria-valuetext={say(value)}
            onChange={(event) => slide(Number(event.target.value))}
          />
          {values ? (
            <output className="min-w-22 text-right font-strong figures max-md:row-start-1 max-md:text-left">
              {say(value)}
            </output>
          ) : (
            <TypedAmount
              {...{ label, onBlur, onChange }}
              value={asTyped}
              unit={say(value).replace(String(value), "").trim()}
              wrong={error === undefined ? undefined : attributes["aria-describedby"]}
            />
          )}
          <span className="col-start-1 -mt-2 flex justify-between text-xs text-ink-3" aria-hidden="true">
            <span>{say(values?.[0] ?? field.min)}</span>
            <span>{say(values?.at(-1) ?? field.max)}</span>
          </span>
        </div>
      )}
    </FieldFrame>
  );
}

/** The number as text. Whatever is typed is the field's value, also what isn't sold. */
function TypedAmount({
  label,
  value,
  unit,
  wrong,
  onBlur,
  onChange,
}: {
  label: string;
  value: number | string;
  unit: string;
  /** The element that says what is wrong. */
  wrong: string | undefined;
  onBlur: () => void;
  onChange: (value: number | string) => void;
}) {
  return (
    <span className="inline-flex items-center gap-2 max-md:row-start-1">
      <input
        className={cn(inputClass(), "w-22 text-right")}
        inputMode="numeric"
        aria-label={label}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={wrong}
        value={String(value)}
        onChange={({ target }) => onChange(readAmount(target.value))}
        onBlur={onBlur}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <span>{unit}</span>
    </span>
  );
}

/** What was typed, as a number where it is written like one. */
export function readAmount(typed: string): number | string {
  const plain = plainDigits(typed);
  return /^(0|[1-9]\d{0,8})$/.test(plain) ? Number(plain) : typed;
}
