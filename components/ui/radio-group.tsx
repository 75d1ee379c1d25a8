import { type ReactNode, useId } from "react";

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
}

/** One out of a few, each on a ruled line with room for an explanation. */
export function RadioGroup({ legend, hideLegend, name, value, onChange, options, error, hint, id }: Props) {
  const made = useId();
  const group = id ?? made;
  const note = error || hint ? `${group}-note` : undefined;
  return (
    <fieldset
      className="radios"
      id={group}
      tabIndex={-1}
      aria-describedby={note}
      aria-invalid={error ? true : undefined}
    >
      <legend className={hideLegend ? "vh" : "label"}>{legend}</legend>
      {options.map((option) => (
        <label className="opt" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span className="opt-main">
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </span>
          {option.end && <span className="opt-end">{option.end}</span>}
        </label>
      ))}
      {error ? (
        <p className="err" id={note}>
          {error}
        </p>
      ) : (
        hint && (
          <p className="hint" id={note}>
            {hint}
          </p>
        )
      )}
    </fieldset>
  );
}
