"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Money } from "@/components/text/money";
import { skeletonClass } from "@/components/ui/skeleton";
import { Button } from "../ui/button";
import type { SearchRow } from "./search-state";

export interface HitActions {
  toggle: (name: string, pick: boolean) => void;
  askAgain: (name: string) => void;
  showWhois: (row: SearchRow) => void;
  showTransfer: (row: SearchRow) => void;
}

interface Props {
  row: SearchRow;
  picked: boolean;
  actions: HitActions;
}

/** The result for one suffix. The row keeps its place and its size while the answer loads. */
export const HitRow = memo(function HitRow({ row, picked, actions }: Props) {
  const answer = row.hit?.answer;
  if (answer === "free" && row.registerFen !== null) return <FreeRow row={row} picked={picked} actions={actions} />;
  return (
    <li className={clsx("hit", answer === "failed" ? "fail" : "off")}>
      <RowName row={row} />
      <RowAnswer row={row} actions={actions} />
    </li>
  );
});

function RowName({ row }: { row: SearchRow }) {
  const label = row.shown.slice(0, row.shown.length - row.suffix.suffix.length);
  return (
    <span className="dn" title={row.shown === row.name ? undefined : row.name}>
      <span>{label}</span>
      <b>{row.suffix.suffix}</b>
    </span>
  );
}

function FreeRow({ row, picked, actions }: Props) {
  const t = useTranslations("search.row");
  const { registerFen, renewFen, suffix } = row;
  return (
    <li className="hit">
      <label>
        <RowName row={row} />
        <span className="m">
          {registerFen !== null && <Money fen={registerFen} short />}
          <small className={suffix.minYears > 1 ? "term" : undefined}>
            {suffix.minYears > 1 ? t("term", { years: suffix.minYears }) : t("first")}
          </small>
        </span>
        <span className="m">
          {renewFen !== null && <Money fen={renewFen} short />}
          <small>{t("renew")}</small>
        </span>
        <input
          className="pick"
          type="checkbox"
          checked={picked}
          onChange={(event) => actions.toggle(row.name, event.target.checked)}
          aria-label={t("pick", { name: row.shown })}
        />
      </label>
    </li>
  );
}

/** The answer for a name that can't be picked: not answered yet, taken, failed, or not sold. */
export function RowAnswer({ row, actions }: { row: SearchRow; actions: HitActions }) {
  const t = useTranslations("search.row");
  const { hit, suffix } = row;
  if (!hit) {
    return (
      <span className="side">
        <span className="vh">{t("asking")}</span>
        <i className={skeletonClass} aria-hidden="true" />
      </span>
    );
  }
  if (hit.answer === "taken") {
    return (
      <span className="side">
        {t("taken")}
        <button type="button" className="link" onClick={() => actions.showWhois(row)}>
          WHOIS<span className="vh"> {row.shown}</span>
        </button>
        {suffix.transferable && row.transferFen !== null && (
          <button type="button" className="link" onClick={() => actions.showTransfer(row)}>
            {t("transfer")}
            <span className="vh"> {row.shown}</span>
          </button>
        )}
        {suffix.transferable && row.transferFen === null && <span className="mute">{t("noTransfer")}</span>}
      </span>
    );
  }
  if (hit.answer === "failed") {
    return (
      <span className="side">
        {t(hit.reason === "timeout" ? "timeout" : "noAnswer")}
        <Button small icon="refresh" onClick={() => actions.askAgain(row.name)}>
          {t("again")}
          <span className="vh"> {row.shown}</span>
        </Button>
      </span>
    );
  }
  return <span className="side">{t(hit.reason === "label" ? "refused" : "unsold")}</span>;
}
