"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { Money } from "@/components/text/money";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { skeletonClass } from "@/components/ui/skeleton";
import { Button } from "../ui/button/button";
import { PickBox } from "./pick-box";
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

/**
 * The height is the same with and without an answer, plus the rule above, so that a row outside the window needs no layout until it comes
 * into it.
 */
export const rowClass =
  "grid min-h-[calc(3.25rem+1px)] items-center border-t border-rule [content-visibility:auto] max-lg:min-h-[calc(4rem+1px)]";
/** Name, first price, renewal, box; on a narrow window the prices stand below the name. */
const freeClass = [
  "grid min-h-13 cursor-pointer grid-cols-[minmax(0,1fr)_4.25rem_4.25rem_2.75rem] items-center gap-x-2",
  "max-lg:min-h-16 max-lg:grid-cols-[auto_auto_1fr_2.75rem] max-lg:content-center max-lg:gap-x-4",
];
/** On a narrow window what can be done with a taken name stands below it, as the prices of a free one do. */
const takenClass = "max-lg:grid-cols-[minmax(0,1fr)] max-lg:content-center max-lg:leading-6";
const priceClass = "figures text-right max-lg:text-left max-lg:text-sm/5";
/** What the price is for; a wide window says it above the column. */
const priceNoteClass = "hidden text-ink-3 max-lg:ml-[0.2em] max-lg:inline max-lg:text-[length:inherit]";
const termClass = "block text-xs/4 text-ink-3 max-lg:ml-[0.2em]";

/** The result for one suffix. The row keeps its place and its size while the answer loads. */
export const HitRow = memo(function HitRow({ row, picked, actions }: Props) {
  const answer = row.hit?.answer;
  if (answer === "free" && row.registerFen !== null) return <FreeRow row={row} picked={picked} actions={actions} />;
  return (
    <li className={cn(rowClass, "grid-cols-[minmax(0,1fr)_auto] gap-x-2", answer === "taken" && takenClass)}>
      <RowName row={row} suffixClass={answer === "failed" ? "text-ink" : "font-normal text-ink-3"} />
      <RowAnswer row={row} actions={actions} />
    </li>
  );
});

interface RowNameProps {
  row: SearchRow;
  className?: string;
  suffixClass: string;
}

function RowName({ row, className, suffixClass }: RowNameProps) {
  const label = row.shown.slice(0, row.shown.length - row.suffix.suffix.length);
  return (
    <span
      className={cn("flex min-w-0 domain-name text-ink-3", className)}
      title={row.shown === row.name ? undefined : row.name}
    >
      <span className="truncate">{label}</span>
      <b className={cn("flex-none", suffixClass)}>{row.suffix.suffix}</b>
    </span>
  );
}

function FreeRow({ row, picked, actions }: Props) {
  const t = useTranslations("search.row");
  const { registerFen, renewFen, suffix } = row;
  return (
    <li
      className={cn(
        rowClass,
        "grid-cols-[minmax(0,1fr)]",
        // The tint reaches 12 px beyond the row on both sides.
        picked && "bg-accent-soft shadow-[-.75rem_0_var(--color-accent-soft),.75rem_0_var(--color-accent-soft)]",
      )}
    >
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is its control */}
      <label className={cn(freeClass)}>
        <RowName
          row={row}
          className={cn("max-lg:col-[1/4] max-lg:row-start-1 max-lg:leading-6", picked && "text-ink-2")}
          suffixClass="text-ink"
        />
        <span className={priceClass}>
          {registerFen !== null && <Money fen={registerFen} short />}
          <small className={suffix.minYears > 1 ? termClass : priceNoteClass}>
            {suffix.minYears > 1 ? t("term", { years: suffix.minYears }) : t("first")}
          </small>
        </span>
        <span className={priceClass}>
          {renewFen !== null && <Money fen={renewFen} short />}
          <small className={priceNoteClass}>{t("renew")}</small>
        </span>
        <PickBox
          className="max-lg:col-start-4 max-lg:row-[1/3] max-lg:size-11"
          checked={picked}
          onChange={(event) => actions.toggle(row.name, event.target.checked)}
          aria-label={t("pick", { name: row.shown })}
        />
      </label>
    </li>
  );
}

interface AnswerProps {
  row: SearchRow;
  actions: HitActions;
  /** Beside the name that was asked for. */
  large?: boolean;
}

/** The answer for a name that can't be picked: not answered yet, taken, failed, or not sold. */
export function RowAnswer({ row, actions, large = false }: AnswerProps) {
  const t = useTranslations("search.row");
  const { hit } = row;
  const answerClass = cn(
    "flex items-center gap-4 text-sm/[inherit]",
    large || hit?.answer === "failed" ? "text-ink-2" : "text-ink-3",
    !large && "whitespace-nowrap",
  );
  if (!hit) {
    return (
      <span className={answerClass}>
        <span className="sr-only">{t("asking")}</span>
        <i className={cn(skeletonClass, large ? "w-36" : "w-28")} aria-hidden="true" />
      </span>
    );
  }
  if (hit.answer === "taken") {
    return (
      <span className={answerClass}>
        {t(row.serviceId === undefined ? "taken" : "own")}
        <button type="button" className="decoration-edge link-button" onClick={() => actions.showWhois(row)}>
          WHOIS<span className="sr-only"> {row.shown}</span>
        </button>
        <TakenAction row={row} onTransfer={actions.showTransfer} />
        {row.serviceId === undefined && row.registerFen !== null && (
          <Link className="decoration-edge link-button" href={`/account/watched?name=${encodeURIComponent(row.shown)}`}>
            {t("watch")}
            <span className="sr-only"> {row.shown}</span>
          </Link>
        )}
      </span>
    );
  }
  if (hit.answer === "failed") {
    return (
      <span className={answerClass}>
        {t(hit.reason === "timeout" ? "timeout" : "noAnswer")}
        <Button small icon="refresh" onClick={() => actions.askAgain(row.name)}>
          {t("again")}
          <span className="sr-only"> {row.shown}</span>
        </Button>
      </span>
    );
  }
  return <span className={answerClass}>{t(hit.reason === "label" ? "refused" : "unsold")}</span>;
}

/** What can be done with a taken name: the customer's own leads to its service, another may be transferred. */
function TakenAction({ row, onTransfer }: { row: SearchRow; onTransfer: HitActions["showTransfer"] }) {
  const t = useTranslations("search.row");
  if (row.serviceId !== undefined) {
    return (
      <Link className="decoration-edge link-button" href={`/account/services/${row.serviceId}`}>
        {t("manage")}
        <span className="sr-only"> {row.shown}</span>
      </Link>
    );
  }
  if (!row.suffix.transferable) return null;
  if (row.transferFen === null) return <span className="text-ink-2">{t("noTransfer")}</span>;
  return (
    <button type="button" className="decoration-edge link-button" onClick={() => onTransfer(row)}>
      {t("transfer")}
      <span className="sr-only"> {row.shown}</span>
    </button>
  );
}
