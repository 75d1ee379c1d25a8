import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "../ui/cn";
import { input } from "../ui/field";

interface Props {
  label: string;
  go: string;
  clear: string;
  value: string;
  /** Other query parameters of the page, which a search keeps. */
  keep?: Record<string, string | undefined>;
  path: string;
}

/** The search field above a list for staff: a plain GET form, so that a search has an address to share. */
export function StaffSearchForm({ label, go, clear, value, keep = {}, path }: Props) {
  return (
    <search>
      <form className="flex flex-wrap items-center gap-2 pt-3 pb-2" action={path}>
        <label className="sr-only" htmlFor="list-q">
          {label}
        </label>
        <input
          className={cn(input(), "w-auto max-w-88 min-w-0 flex-[1_1_12rem] max-md:max-w-none")}
          id="list-q"
          name="q"
          type="search"
          defaultValue={value}
          placeholder={label}
        />
        {Object.entries(keep).map(
          ([name, kept]) => kept && <input key={name} type="hidden" name={name} value={kept} />,
        )}
        <Button type="submit">{go}</Button>
        {value && <Link href={path}>{clear}</Link>}
      </form>
    </search>
  );
}
