import type { ChangeEvent } from "react";
import { buttonClass } from "./button";

interface Props {
  id: string;
  /** What the button says; the browser's own button would speak the browser's language. */
  label: string;
  accept: string;
  disabled?: boolean;
  invalid?: boolean;
  describedBy?: string;
  /** Several can be chosen at once. */
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that opens the chooser of files. The native input stays for the keyboard and for screen readers. */
export function FileButton({ id, label, accept, disabled, invalid, describedBy, multiple, onFiles }: Props) {
  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])];
    if (files.length > 0) onFiles(files);
    // The same file can be chosen again after it was refused.
    target.value = "";
  }
  return (
    <label
      className={buttonClass(
        { small: true },
        "has-disabled:cursor-default has-disabled:text-ink-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink",
      )}
      htmlFor={id}
    >
      {label}
      <input
        id={id}
        type="file"
        className="absolute size-px opacity-0"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={choose}
      />
    </label>
  );
}
