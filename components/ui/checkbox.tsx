import { type ComponentProps, type ReactNode, useId } from "react";

interface Props extends Omit<ComponentProps<"input">, "type" | "children"> {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
}

/** Yes or no. The whole line is the target; the hint belongs to the label. */
export function Checkbox({ label, hint, error, id, className, ...input }: Props) {
  const made = useId();
  const control = id ?? made;
  const note = error ? `${control}-note` : undefined;
  return (
    <div className={className}>
      <label className="opt" htmlFor={control}>
        <input
          {...input}
          id={control}
          type="checkbox"
          aria-describedby={note}
          aria-invalid={error ? true : undefined}
        />
        <span>
          {label}
          {hint && <small>{hint}</small>}
        </span>
      </label>
      {error && (
        <p className="err" id={note}>
          {error}
        </p>
      )}
    </div>
  );
}
