import Form from "next/form";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Button } from "../button/button";
import { cn } from "../cn";
import { input } from "../field/field";
import type { ListAddress } from "./list-address";

interface Choice {
  value: string;
  label: string;
}

/** One filter of a list. `name` is its name in the address; a range of days has two. */
export type FilterField =
  | { kind: "text"; name: string; label: string }
  /** `none` stands for no filter. */
  | { kind: "choice"; name: string; label: string; none: string; choices: readonly Choice[] }
  | { kind: "days"; from: { name: string; label: string }; to: { name: string; label: string } };

interface Props {
  list: ListAddress;
  fields: readonly FilterField[];
}

/**
 * The filters above a list: a GET form, so that a selection has an address to share and needs no script. With script the page stays, and with
 * it the focus.
 */
export function FilterBar({ list, fields }: Props) {
  const t = useTranslations("ui.list");
  return (
    <search>
      <Form className="flex flex-wrap items-center gap-2 pt-3 pb-2" action={list.path} prefetch={false} scroll={false}>
        {fields.map((field) => (
          <Field key={field.kind === "days" ? field.from.name : field.name} field={field} filters={list.filters} />
        ))}
        {Object.entries(list.kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">{t("go")}</Button>
        {list.isFiltered && <Link href={list.cleared}>{t("clear")}</Link>}
      </Form>
    </search>
  );
}

function Field({ field, filters }: { field: FilterField; filters: ListAddress["filters"] }) {
  if (field.kind === "days") {
    return (
      <span className="flex min-w-0 items-center gap-1.5 max-md:flex-[1_0_100%]">
        <DayInput {...field.from} value={filters[field.from.name]} />
        <span aria-hidden="true">–</span>
        <DayInput {...field.to} value={filters[field.to.name]} />
      </span>
    );
  }
  const { name, label } = field;
  const value = filters[name] ?? "";
  // Below, the value is the key too: without a new key, a field that was typed into would keep its text whatever the address says.
  const own = { id: `list-${name}`, name, defaultValue: value };
  return (
    <>
      <label className="sr-only" htmlFor={own.id}>
        {label}
      </label>
      {field.kind === "text" ? (
        <input
          key={value}
          {...own}
          className={cn(input(), "w-auto max-w-120 min-w-0 flex-[1_1_12rem] max-md:max-w-none")}
          type="search"
          maxLength={100}
          placeholder={label}
        />
      ) : (
        <select key={value} {...own} className={cn(input(), "w-auto pr-8 select-arrow max-md:flex-1")}>
          <option value="">{field.none}</option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

function DayInput({ name, label, value = "" }: { name: string; label: string; value?: string | undefined }) {
  return (
    <input
      key={value}
      className={cn(input(), "w-auto max-md:min-w-0 max-md:flex-1")}
      type="date"
      name={name}
      min="2000-01-01"
      max="2199-12-31"
      defaultValue={value}
      aria-label={label}
      title={label}
    />
  );
}
