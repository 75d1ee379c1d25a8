import "./admin.css";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface Choice {
  value: string;
  label: string;
}

interface Props {
  path: string;
  value: Readonly<Record<string, string>>;
  /** The first choice of each means no filter. */
  selects: readonly { name: string; label: string; choices: readonly Choice[] }[];
}

/** Search, filters and sort order of the list of services: a plain GET form, so that a search has an address to share. */
export function AdminServiceFilter({ path, value, selects }: Props) {
  const t = useTranslations("admin-services.list");
  const set = Object.keys(value).some((name) => value[name]);
  return (
    <search>
      <form className="row tight list-filter" action={path}>
        <label className="vh" htmlFor="list-q">
          {t("search")}
        </label>
        <input
          className="in filter-in"
          id="list-q"
          name="q"
          type="search"
          defaultValue={value.q ?? ""}
          placeholder={t("search")}
        />
        {selects.map(({ name, label, choices }) => (
          <span key={name}>
            <label className="vh" htmlFor={`list-${name}`}>
              {label}
            </label>
            <select className="in filter-select" id={`list-${name}`} name={name} defaultValue={value[name] ?? ""}>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </span>
        ))}
        <Button type="submit">{t("go")}</Button>
        {set && <Link href={path}>{t("clear")}</Link>}
      </form>
    </search>
  );
}
