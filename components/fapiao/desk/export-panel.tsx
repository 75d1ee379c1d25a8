"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { Checkbox } from "@/components/ui/field/checkbox";
import type { ChosenRow } from "@/components/ui/table/row-selection";
import { parseView, viewCookie, writeView } from "@/components/ui/table/table-view";
import { type FapiaoColumn, fapiaoColumns } from "@/lib/fapiao/admin-contract";

const LIST = "fapiaoExport";
const YEAR_SECONDS = 365 * 86_400;

/** The hidden columns, kept in this browser as those of a list. */
function readHidden(): readonly string[] {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${viewCookie(LIST)}=`));
  return parseView(LIST, cookie?.slice(viewCookie(LIST).length + 1)).hidden;
}

/** Downloads the requests that wait for the tax tool: the chosen ones, or all, with the columns that this person uses. */
export function ExportPanel({ chosen }: { chosen: readonly ChosenRow[] }) {
  const t = useTranslations("fapiaoDesk.export");
  return (
    <DialogButton label={t("open", { count: chosen.length })} title={t("title")}>
      {() => <ExportForm chosen={chosen} />}
    </DialogButton>
  );
}

function ExportForm({ chosen }: { chosen: readonly ChosenRow[] }) {
  const t = useTranslations("fapiaoDesk");
  const [hidden, setHidden] = useState(readHidden);
  const shown = fapiaoColumns.filter((column) => !hidden.includes(column));
  const tick = (column: FapiaoColumn, on: boolean) => {
    const next = on ? hidden.filter((one) => one !== column) : [...hidden, column];
    setHidden(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${viewCookie(LIST)}=${writeView({ list: LIST, compact: false, hidden: next })}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  };
  const query = new URLSearchParams({ columns: shown.join(",") });
  if (chosen.length > 0) query.set("ids", chosen.map(({ id }) => id).join(","));
  const count = chosen.length;
  return (
    <div className="grid gap-3.5">
      <p className="text-sm text-ink-2">{t("export.lead")}</p>
      <fieldset>
        <legend className="mb-1 text-sm font-strong">{t("export.columns")}</legend>
        <div className="grid grid-cols-2 gap-x-4 md:grid-cols-3">
          {fapiaoColumns.map((column) => (
            <Checkbox
              key={column}
              label={t(`columns.${column}`)}
              checked={!hidden.includes(column)}
              onChange={({ target }) => tick(column, target.checked)}
            />
          ))}
        </div>
        <p className="text-sm text-ink-3">{t("export.remembered")}</p>
      </fieldset>
      {shown.length === 0 ? (
        <p className="text-sm text-bad">{t("export.none")}</p>
      ) : (
        <p className="flex flex-wrap gap-2">
          <a className={buttonClass({ kind: "go" })} href={`/api/v1/admin/fapiao/xlsx?${query}`} download>
            {count > 0 ? t("export.xlsxChosen", { count }) : t("export.xlsxAll")}
          </a>
          <a className={buttonClass({})} href={`/api/v1/admin/fapiao/csv?${query}`} download>
            {count > 0 ? t("export.chosen", { count }) : t("export.all")}
          </a>
        </p>
      )}
    </div>
  );
}
