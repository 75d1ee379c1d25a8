"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SaleField } from "@/lib/offers/catalogue-contract";
import type { UnsoldPair } from "@/lib/product-lines/sold-form";
import { Button } from "../ui/button/button";
import { Select } from "../ui/field/select";
import { useChoiceLabels } from "./use-choice-labels";

interface Props {
  productLine: string;
  fields: readonly SaleField[];
  pairs: readonly UnsoldPair[];
  mayChange: boolean;
  onChange: (pairs: readonly UnsoldPair[]) => void;
}

/** Field and value as one option of a select. Ids of fields contain no "=". */
const optionOf = (field: string, value: string) => `${field}=${value}`;
const fieldOf = (option: string) => option.slice(0, option.indexOf("="));
const choiceOf = (option: string) => option.slice(option.indexOf("=") + 1);
const isSame = (a: UnsoldPair, b: UnsoldPair) => Object.entries(a).every(([id, value]) => b[id] === value);

/** Pairs of choices that are each sold, but not together: the list of them, and a form to add one. */
export function SalePairs({ productLine, fields, pairs, mayChange, onChange }: Props) {
  const t = useTranslations("catalogue.sale.pairs");
  const words = useChoiceLabels(productLine);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const choices = fields.flatMap((field) =>
    field.choices.map((choice) => ({
      value: optionOf(field.id, choice.value),
      label: words.choice(field, choice),
      group: words.field(field),
    })),
  );
  const pairText = (pair: UnsoldPair) => {
    // In the order of the fields of the form.
    const [one = "", two = ""] = fields.flatMap((field) => {
      const value = pair[field.id];
      if (value === undefined) return [];
      const label = field.choices.find((choice) => choice.value === value)?.label ?? null;
      return [words.choice(field, { value, label })];
    });
    return two === "" ? Object.values(pair).join(" ") : t("with", { first: one, second: two });
  };
  const ready = first !== "" && second !== "" && fieldOf(first) !== fieldOf(second);

  function add() {
    if (!ready) return;
    const pair = { [fieldOf(first)]: choiceOf(first), [fieldOf(second)]: choiceOf(second) };
    if (!pairs.some((one) => isSame(one, pair))) onChange([...pairs, pair]);
    setSecond("");
  }

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-strong">{t("title")}</legend>
      <p className="text-sm text-ink-3 staff:text-xs">{t("lead")}</p>
      {pairs.length === 0 ? (
        <p className="text-sm text-ink-2">{t("none")}</p>
      ) : (
        <ul className="my-1 max-w-text text-body">
          {pairs.map((pair) => (
            <li
              key={JSON.stringify(pair)}
              className="flex min-h-row items-center justify-between gap-4 border-t border-rule first:border-t-0"
            >
              <span>{pairText(pair)}</span>
              {mayChange && (
                <Button small kind="flat" edge onClick={() => onChange(pairs.filter((one) => one !== pair))}>
                  {t("remove")}
                  <span className="sr-only"> {pairText(pair)}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <div className="mt-3 grid grid-cols-[minmax(0,14rem)_minmax(0,14rem)_auto] items-end justify-start gap-3 max-md:grid-cols-1">
          <Select
            label={t("first")}
            placeholder={t("pick")}
            value={first}
            options={choices}
            onChange={(event) => {
              setFirst(event.target.value);
              if (fieldOf(event.target.value) === fieldOf(second)) setSecond("");
            }}
          />
          <Select
            label={t("second")}
            placeholder={t("pick")}
            value={second}
            options={choices.filter(({ value }) => fieldOf(value) !== fieldOf(first))}
            onChange={(event) => setSecond(event.target.value)}
          />
          <Button icon="plus" disabled={!ready} onClick={add}>
            {t("add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
