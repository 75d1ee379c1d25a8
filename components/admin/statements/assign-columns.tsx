"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button/button";
import { Select } from "@/components/ui/field/select";
import { Note } from "@/components/ui/note";
import type { BankColumns } from "@/lib/statements/columns-contract";
import { asBankColumns, assignedFrom, columnFaults, withMemo } from "./assigned-columns";

const FIELDS = [
  ...(["date", "time", "serial", "in", "out", "amount", "direction"] as const),
  ...(["payerName", "payerAccount", "balance"] as const),
];

interface Props {
  asked: { heads: readonly string[]; sample: readonly (readonly string[])[]; guess: BankColumns | null };
  busy: boolean;
  error: string | undefined;
  onAssign: (columns: BankColumns) => void;
}

/** Says which column of a table is what, beside its first rows. */
export function AssignColumns({ asked: { heads, sample, guess }, busy, error, onAssign }: Props) {
  const t = useTranslations("statements");
  const [{ single, memo }, setChosen] = useState(() => assignedFrom(guess));
  const [tried, setTried] = useState(false);
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed has gone, and what is asked now begins here.
  useEffect(() => title.current?.focus(), []);
  const options = heads.map((head) => ({ value: head, label: head }));
  const faults: Partial<Record<(typeof FIELDS)[number], "dateMissing" | "sumMissing" | "sumTwice">> =
    columnFaults(single);
  const errorOf = (field: (typeof FIELDS)[number]) => {
    const lack = tried ? faults[field] : undefined;
    return lack && t(`import.${lack}`);
  };

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const first = FIELDS.find((field) => faults[field]);
    if (first) document.getElementById(`${id}-${first}`)?.focus();
    else onAssign(asBankColumns({ single, memo }));
  }

  return (
    <form className="grid gap-5 staff:gap-3.5" noValidate onSubmit={submit}>
      <h3 ref={title} tabIndex={-1}>
        {t("import.columns")}
      </h3>
      <p className="max-w-136 text-sm text-ink-2">{t("import.columnsLead")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
      <section className="overflow-x-auto" aria-label={t("import.sample")} tabIndex={0}>
        <table className="border-collapse text-sm">
          <caption className="text-left text-sm font-strong">{t("import.sample")}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="border-b border-rule py-1.5 pr-4 text-left whitespace-nowrap">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells) => (
              <tr key={cells.join("\t")}>
                {heads.map((head, index) => (
                  <td key={head} className="border-b border-rule py-1.5 pr-4 whitespace-nowrap">
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="grid grid-cols-3 gap-4 max-lg:grid-cols-2 max-md:grid-cols-1">
        {FIELDS.map((field) => (
          <Select
            key={field}
            id={`${id}-${field}`}
            label={t(`columns.${field}`)}
            error={errorOf(field)}
            value={single[field] ?? ""}
            placeholder={t("import.unset")}
            options={options}
            onChange={({ target }) => setChosen({ memo, single: { ...single, [field]: target.value } })}
          />
        ))}
        {memo.map((head, at) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is told by its place
            key={at}
            label={at === 0 ? t("columns.memo") : t("columns.memoMore", { nth: at + 1 })}
            value={head}
            placeholder={t("import.unset")}
            options={options}
            onChange={({ target }) => setChosen({ single, memo: withMemo(memo, at, target.value) })}
          />
        ))}
      </div>
      {error && <Note kind="bad" title={error} live />}
      <div>
        <Button kind="go" type="submit" busy={busy}>
          {t("import.submitColumns")}
        </Button>
      </div>
    </form>
  );
}
