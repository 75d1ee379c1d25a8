"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import type { RegistrantRow } from "@/lib/registrants/contract";
import { RealNameStatus } from "./real-name-status";
import "./registrants.css";

interface Props {
  rows: readonly RegistrantRow[];
  value: string | undefined;
  onChange: (registrantId: string) => void;
  /** The names that are bought, to say which registrants can't hold them. */
  names?: readonly string[];
  /** Where to come back to after creating one; `registrant=<id>` is added to its query. */
  next: string;
  error?: ReactNode;
  id?: string;
}

const HONG_KONG = /\.(hk|香港|xn--j6w193g)$/i;

/** Whether a registrant can hold all of these names. */
export function canHold(row: RegistrantRow, names: readonly string[]): boolean {
  return row.state === "ready" && (!row.hongKong || names.every((name) => HONG_KONG.test(name)));
}

/** Chooses one of the customer's registrants, or leads to making one and back. Needs the namespace `registrants`. */
export function RegistrantPicker({ rows, value, onChange, names = [], next, error, id }: Props) {
  const t = useTranslations("registrants");
  const create = (
    <Link className="btn btn-sm" href={`/account/registrants/new?next=${encodeURIComponent(next)}`}>
      {t("create")}
    </Link>
  );
  if (rows.length === 0) {
    return (
      <div className="rg-pick" id={id} tabIndex={-1}>
        <p className="row">
          {t("pickNone")} {create}
        </p>
        {error && <p className="err">{error}</p>}
      </div>
    );
  }
  const chosen = rows.find((row) => row.id === value);
  return (
    <div className="rg-pick stack">
      <RadioGroup
        legend={t("pick")}
        hideLegend
        name="registrant"
        id={id}
        value={value}
        onChange={onChange}
        error={error}
        options={rows.map((row) => ({
          value: row.id,
          label: <b>{row.displayName}</b>,
          hint: hintOf(row),
          end: <RealNameStatus row={row} small />,
          disabled: !canHold(row, names),
        }))}
      />
      {chosen && (chosen.realName === "none" || chosen.realName === "unpass" || chosen.realName === "checking") && (
        <p className="hint">{t(chosen.realName === "checking" ? "pickChecking" : "pickUncertified")}</p>
      )}
      <p>{create}</p>
    </div>
  );

  function hintOf(row: RegistrantRow): string {
    const who = `${t(row.kind)}${t("comma")}${t(`documents.${row.idType}`)} ${row.idNumberMasked}`;
    if (row.state !== "ready") return `${who}${t("comma")}${t("pickNotReady")}`;
    return canHold(row, names) ? who : `${who}${t("comma")}${t("pickHongKongOnly")}`;
  }
}
