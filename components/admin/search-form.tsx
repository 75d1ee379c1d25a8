import "./admin.css";
import Link from "next/link";
import { Button } from "@/components/ui/button";

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
      <form className="row tight list-filter" action={path}>
        <label className="vh" htmlFor="list-q">
          {label}
        </label>
        <input className="in filter-in" id="list-q" name="q" type="search" defaultValue={value} placeholder={label} />
        {Object.entries(keep).map(
          ([name, kept]) => kept && <input key={name} type="hidden" name={name} value={kept} />,
        )}
        <Button type="submit">{go}</Button>
        {value && <Link href={path}>{clear}</Link>}
      </form>
    </search>
  );
}
