import { type ReactNode, useId } from "react";
import { cn } from "../cn";
import { FieldNote, labelClass } from "./field";

/** The line of a box or a button to choose with, and what stands on it. */
export const choiceClass =
  "flex min-h-control cursor-pointer items-start gap-3 py-2 leading-(--size-body-line) has-disabled:cursor-default has-disabled:text-ink-2 staff:py-1";
export const tickClass = "mt-[0.3rem] mr-0 mb-0 ml-0 size-4.5 flex-none accent-accent-mark staff:mt-0.5 staff:size-4";
export const choiceHintClass = "block text-ink-2 text-sm";

export interface RadioChoice {
  value: string;
  label: ReactNode;
  /** A second, quieter line. */
  hint?: ReactNode;
  /** At the right of the line: a price, a state. */
  end?: ReactNode;
  disabled?: boolean;
}

interface Props {
  legend: string;
  hideLegend?: boolean;
  name: string;
  value: string | undefined;
  onChange: (value: string) => void;
  options: readonly RadioChoice[];
  error?: ReactNode;
  hint?: ReactNode;
  id?: string;
  className?: string;
}

/** One out of a few, each on a ruled line with room for an explanation. */
export function RadioGroup({ legend, hideLegend, name, value, onChange, options, error, hint, id, className }: Props) {
  const made = useId();
  const group = id ?? made;
  const note = error || hint ? `${group}-note` : undefined;
  return (
    <fieldset
      className={cn("focus:outline-0 [&_label+label]:border-t [&_label+label]:border-rule", className)}
      id={group}
      tabIndex={-1}
      aria-describedby={note}
      aria-invalid={error ? true : undefined}
    >
      <legend className={hideLegend ? "sr-only" : `${labelClass} mb-1`}>{legend}</legend>
      {options.map((option) => (
        <label className={choiceClass} key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
            className={tickClass}
            onChange={() => onChange(option.value)}
          />
          <span className="min-w-0 flex-1">
            {option.label}
            {option.hint && <small className={choiceHintClass}>{option.hint}</small>}
          </span>
          {option.end && <span className="min-w-0 flex-none">{option.end}</span>}
        </label>
      ))}
      <FieldNote id={note} error={error} hint={hint} />
    </fieldset>
  );
}
