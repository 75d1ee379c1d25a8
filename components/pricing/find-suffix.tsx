import { cn } from "../ui/cn";
import { input } from "../ui/field/field";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** The search field above a list of suffixes. */
export function FindSuffix({ label, value, onChange }: Props) {
  return (
    <input
      aria-label={label}
      className={cn(input(), "w-56 max-lg:flex-[1_0_100%]")}
      type="search"
      value={value}
      placeholder={label}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
