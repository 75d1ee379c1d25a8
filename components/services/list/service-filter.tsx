import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field";

interface Choice {
  value: string;
  label: string;
}

interface Props {
  label: string;
  value: { q: string; productLine: string; state: string };
  /** The other filters. Without them the product line of the list stays as it is. */
  choices?: { lines: readonly Choice[]; states: readonly Choice[] } | undefined;
}

/** A plain form that filters services by name, product and state; works without script. */
export function ServiceFilter({ label, value, choices }: Props) {
  const t = useTranslations("services.list");
  const select = (name: "productLine" | "state", label: string, all: string, choices: readonly Choice[]) => (
    <>
      <label className="sr-only" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select
        className={cn(input(), "w-auto pr-8 select-arrow max-md:flex-1")}
        id={`filter-${name}`}
        name={name}
        defaultValue={value[name]}
      >
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
      <form className="flex flex-wrap items-center gap-2 pt-3 pb-2" action="?">
        <label className="sr-only" htmlFor="filter-q">
          {label}
        </label>
        <input
          className={cn(input(), "w-auto max-w-88 min-w-0 flex-[1_1_12rem] max-md:max-w-none")}
          id="filter-q"
          name="q"
          type="search"
          defaultValue={value.q}
          placeholder={label}
        />
        {choices ? (
          <>
            {select("productLine", t("product"), t("allProducts"), choices.lines)}
            {select("state", t("state"), t("allStates"), choices.states)}
          </>
        ) : (
          <input type="hidden" name="productLine" value={value.productLine} />
        )}
        <Button type="submit">{t("apply")}</Button>
      </form>
    </search>
  );
}
