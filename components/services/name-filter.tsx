import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** A plain form that filters a list by name; works without script. */
export function NameFilter({ value, label }: { value: string; label: string }) {
  const t = useTranslations("domains.list");
  return (
    <search>
      <form className="row tight list-filter" action="?">
        <label className="vh" htmlFor="filter-q">
          {label}
        </label>
        <input className="in filter-in" id="filter-q" name="q" type="search" defaultValue={value} placeholder={label} />
        <Button type="submit">{t("apply")}</Button>
      </form>
    </search>
  );
}
