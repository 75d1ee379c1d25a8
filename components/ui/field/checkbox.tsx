import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldNote } from "./field";
import { choiceClass, choiceHintClass, tickClass } from "./radio-group";

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
      <label className={choiceClass} htmlFor={control}>
        <input
          {...input}
          id={control}
          type="checkbox"
          className={tickClass}
          aria-describedby={note}
          aria-invalid={error ? true : undefined}
        />
        <span className="min-w-0">
          {label}
          {hint && <small className={choiceHintClass}>{hint}</small>}
        </span>
      </label>
      <FieldNote id={note} error={error} />
    </div>
  );
}
