import { useId } from "react";
import { cn } from "../ui/cn";
import { FieldNote, labelClass } from "../ui/field/field";

export interface PictureOption {
  value: string;
  label: string;
  /** Address of a picture of ours. */
  picture: string;
  /** What is said beside the name. */
  mark?: string | undefined;
}

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  name: string;
  value: string;
  choices: readonly PictureOption[];
  onChange: (value: string) => void;
}

/** One of many things that are chosen by how they look, as radio buttons under their pictures. A long list scrolls in itself. */
export function PictureChoice({ id, label, hint, error, name, value, choices, onChange }: Props) {
  const group = useId();
  const note = error || hint ? `${id}-note` : undefined;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="focus:outline-0"
      aria-describedby={note}
      aria-invalid={error ? true : undefined}
    >
      <legend className={cn(labelClass, "mb-2")}>{label}</legend>
      <div className="grid max-h-120 grid-cols-3 gap-3 overflow-y-auto p-1 max-md:grid-cols-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cn(
              "block cursor-pointer border border-rule bg-surface p-2",
              "has-checked:border-accent-mark has-checked:outline-1 has-checked:outline-accent-mark",
            )}
          >
            {/* biome-ignore lint/performance/noImgElement: our own route has made it small already */}
            <img
              src={choice.picture}
              alt=""
              loading="lazy"
              width={480}
              height={360}
              className="aspect-4/3 w-full bg-sunk object-cover object-top"
            />
            <span className="mt-2 flex items-start gap-2">
              <input
                type="radio"
                name={`${name}-${group}`}
                value={choice.value}
                checked={value === choice.value}
                className="mt-1 size-4 flex-none accent-accent-mark"
                onChange={() => onChange(choice.value)}
              />
              <span className="min-w-0 flex-1 text-sm wrap-anywhere">
                {choice.label}
                {choice.mark && <small className="block text-ink-2">{choice.mark}</small>}
              </span>
            </span>
          </label>
        ))}
      </div>
      <FieldNote id={note} error={error} hint={hint} />
    </fieldset>
  );
}
