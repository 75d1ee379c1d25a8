import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What an item of an order goes through; the glyph fills as the thing ripens. */
export type ItemState = "placed" | "waiting" | "buying" | "unsure" | "accepted" | "done" | "refused";
/** What a service, a registrant or anything else of a customer's can be in. */
export type ThingState = "on" | "opening" | "review" | "expiring" | "expired" | "stopped" | "failed" | "ended" | "off";

const glyphs: Record<ItemState | ThingState, string> = {
  placed: "placed",
  waiting: "waiting",
  buying: "buying",
  unsure: "unsure",
  accepted: "accepted",
  done: "done",
  refused: "refused",
  on: "on",
  opening: "buying",
  review: "waiting",
  expiring: "warn",
  expired: "refused",
  stopped: "waiting",
  failed: "refused",
  ended: "placed",
  off: "placed",
};

interface Props {
  state: ItemState | ThingState;
  /** Staff words: 等待中, 结果未知. */
  staff?: boolean;
  /** Another word than the usual one, for a line's own states. */
  word?: string;
  /** What it waits for, why it was refused, since when; stands behind the word. */
  detail?: ReactNode;
  small?: boolean;
}

/** Glyph, word, then colour. */
export function Status({ state, staff = false, word, detail, small = false }: Props) {
  const t = useTranslations("ui.status");
  const key = staff && (state === "waiting" || state === "unsure") ? (`${state}Staff` as const) : state;
  const name = word ?? t(key);
  return (
    <span className={clsx("st", `st-${glyphs[state]}`, small && "sm")}>
      <span>
        {name}
        {detail && <span className="st-detail">{detail}</span>}
      </span>
    </span>
  );
}
