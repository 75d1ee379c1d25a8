"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useState } from "react";
import type { FormField } from "@/lib/product-lines/form";
import { nearestOffered } from "@/lib/product-lines/form";
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
  value: number;
  onChange: (value: number) => void;
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
 * The input of a numeric option: a few numbers side by side, more on a slider with a text field. Only numbers that are sold can be
 * chosen.
 */
export function AmountInput({ id, field, label, hint, error, value, onChange }: Props) {
  const t = useTranslations("ui.unit");
  const say = (n: number) => t(field.unit, { n });
  const { values } = field;
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
            <TypedAmount field={field} label={label} value={value} say={say} onChange={onChange} />
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

/**
 * The number as text. What is typed takes effect once it is a number on sale; when the field is left, any other becomes the nearest
 * one on sale.
 */
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
  const [typed, setTyped] = useState<string | null>(null);
  const unit = say(value).replace(String(value), "").trim();
  const nearest = (text: string) => (/^\d+$/.test(text.trim()) ? nearestOffered(field, Number(text)) : value);
  const take = (chosen: number) => {
    if (chosen !== value) onChange(chosen);
  };
  return (
    <span className="inline-flex items-center gap-2 max-md:row-start-1">
      <input
        className={cn(inputClass(), "w-22 text-right")}
        inputMode="numeric"
        aria-label={label}
        value={typed ?? String(value)}
        onChange={({ target }) => {
          setTyped(target.value);
          if (String(nearest(target.value)) === target.value.trim()) take(nearest(target.value));
        }}
        onBlur={({ target }) => {
          take(nearest(target.value));
          setTyped(null);
        }}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <span>{unit}</span>
    </span>
  );
}
