import { useId } from "react";
import { cn } from "../cn";
import { labelClass } from "./field";

interface Props<Value extends string> {
  legend: string;
  hideLegend?: boolean;
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  name?: string;
}

/** One out of two to five short words, side by side, in rows where they are too long for a phone. Real radio buttons inside, so the arrow keys move. */
export function Segmented<Value extends string>({ legend, hideLegend, value, onChange, options, name }: Props<Value>) {
  const made = useId();
  return (
    <fieldset>
      <legend className={hideLegend ? "sr-only" : `${labelClass} mb-1`}>{legend}</legend>
      <div className="inline-flex max-w-full flex-wrap overflow-hidden rounded-md border border-edge bg-surface">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              "relative inline-flex min-h-[calc(var(--size-control)-2px)] cursor-pointer items-center border-rule px-4.5 text-sm",
              "not-first:border-l has-checked:bg-ink has-checked:font-strong has-checked:text-ground staff:px-3",
              "has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-accent-ink",
              "has-disabled:cursor-default has-disabled:text-ink-3",
            )}
          >
            <input
              type="radio"
              className="absolute inset-0 m-0 cursor-pointer opacity-0"
              name={name ?? made}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
