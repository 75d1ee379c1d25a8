import { useId } from "react";

interface Props<Value extends string> {
  legend: string;
  hideLegend?: boolean;
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  name?: string;
}

/** One out of two to five short words, side by side. Real radio buttons inside, so the arrow keys move. */
export function Segmented<Value extends string>({ legend, hideLegend, value, onChange, options, name }: Props<Value>) {
  const made = useId();
  return (
    <fieldset className="seg-field">
      <legend className={hideLegend ? "vh" : "label"}>{legend}</legend>
      <div className="seg">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
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
