import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "../ui/cn";
import { input } from "../ui/field";

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
      <form className="flex flex-wrap items-center gap-2 pt-3 pb-2" action={path}>
        <label className="sr-only" htmlFor="list-q">
          {t("search")}
        </label>
        <input
          className={cn(input(), "w-auto max-w-88 min-w-0 flex-[1_1_12rem] max-md:max-w-none")}
          id="list-q"
          name="q"
          type="search"
          defaultValue={value.q ?? ""}
          placeholder={t("search")}
        />
        {selects.map(({ name, label, choices }) => (
          <span key={name}>
            <label className="sr-only" htmlFor={`list-${name}`}>
              {label}
            </label>
            <select
              className={cn(input(), "w-auto pr-8 select-arrow max-md:flex-1")}
              id={`list-${name}`}
              name={name}
              defaultValue={value[name] ?? ""}
            >
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
