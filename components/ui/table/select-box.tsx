import { cn } from "../cn";
import { tickClass } from "../field/radio-group";

interface Props {
  /** The row's id; without one, the box of all rows of the page. */
  id?: string;
  /** What is read out: "Select example.com". */
  label: string;
  /** How the row is called in messages. */
  name?: string;
  disabled?: boolean;
  /** Why it can't be selected. */
  why?: string | undefined;
}

/** The box that selects a row. It is plain markup: RowSelection around the table counts what is ticked. */
export function SelectBox({ id, label, name, disabled, why }: Props) {
  return (
    <label className="reach inline-flex items-center align-middle" title={why}>
      <input
        type="checkbox"
        // Above the click area of its label, which `reach` enlarges.
        className={cn(tickClass, "relative z-1 mt-0 staff:mt-0")}
        // A browser that brings ticks back would tick rows of another page.
        autoComplete="off"
        data-select={id}
        data-select-all={id === undefined ? "" : undefined}
        data-name={name}
        disabled={disabled}
      />
      <span className="sr-only">{label}</span>
    </label>
  );
}
