import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface Choice {
  value: string;
  label: string;
}

interface Props {
  value: { q: string; line: string; state: string };
  lines: readonly Choice[];
  states: readonly Choice[];
}

/** A plain form that filters services by name, product and state; works without script. */
export function ServiceFilter({ value, lines, states }: Props) {
  const t = useTranslations("services.list");
  const select = (name: "line" | "state", label: string, all: string, choices: readonly Choice[]) => (
    <>
      <label className="vh" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="in filter-select" id={`filter-${name}`} name={name} defaultValue={value[name]}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </>
  );
  return (
    <search>
      <form className="row tight list-filter" action="?">
        <label className="vh" htmlFor="filter-q">
          {t("filter")}
        </label>
        <input
          className="in filter-in"
          id="filter-q"
          name="q"
          type="search"
          defaultValue={value.q}
          placeholder={t("filter")}
        />
        {select("line", t("product"), t("allProducts"), lines)}
        {select("state", t("state"), t("allStates"), states)}
        <Button type="submit">{t("apply")}</Button>
      </form>
    </search>
  );
}
