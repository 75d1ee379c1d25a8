import { cva } from "class-variance-authority";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { type Glyph, StatusGlyph } from "./status-glyph";

/**
 * The states that an item of an order goes through: the closer to done, the fuller the glyph. "mixed" is of an order: some items are
 * done, some refunded.
 */
export type ItemStatus = "placed" | "waiting" | "buying" | "unsure" | "accepted" | "done" | "mixed" | "refused";
/** What a service, a registrant or anything else of a customer's can be in. */
export type ThingState =
  | "on"
  | "opening"
  | "unverified"
  | "review"
  | "unpassed"
  | "expiring"
  | "expired"
  | "stopped"
  | "failed"
  | "ended"
  | "off";

const glyphs: Record<ItemStatus | ThingState, Glyph> = {
  placed: "placed",
  waiting: "waiting",
  buying: "buying",
  unsure: "unsure",
  accepted: "accepted",
  done: "done",
  mixed: "mixed",
  refused: "refused",
  on: "on",
  opening: "buying",
  unverified: "warn",
  review: "waiting",
  unpassed: "refused",
  expiring: "warn",
  expired: "refused",
  stopped: "waiting",
  failed: "refused",
  ended: "placed",
  off: "placed",
};

const status = cva("inline-flex items-center gap-[.4em] whitespace-nowrap", {
  variants: {
    glyph: {
      placed: "text-ink-2",
      waiting: "text-ink-2",
      buying: "text-accent-ink",
      accepted: "text-accent-ink",
      unsure: "text-unsure",
      done: "text-ok",
      mixed: "text-warn",
      refused: "text-bad",
      on: "text-ok",
      warn: "text-warn",
    },
    small: { true: "text-sm" },
    /** With a detail it may take several lines; the glyph stays on the first. */
    detailed: { true: "items-start whitespace-normal" },
  },
});

/** How fast the glyph turns while something is under way. */
const turning: Partial<Record<Glyph, string>> = {
  buying: "animate-[turn_1.6s_linear_infinite]",
  accepted: "animate-[turn_2.4s_linear_infinite]",
};

interface Props {
  state: ItemStatus | ThingState;
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
  const glyph = glyphs[state];
  const detailed = Boolean(detail);
  return (
    <span className={cn(status({ glyph, small, detailed }))} data-status={glyph}>
      <StatusGlyph
        glyph={glyph}
        className={cn(
          "size-4 flex-none",
          turning[glyph],
          detailed && (small ? "mt-[3px]" : "mt-[calc((var(--size-body-line)-16px)/2)]"),
        )}
      />
      <span>
        {name}
        {detail && (
          <span className="text-ink-2 before:content-['，'] in-[:lang(en)]:before:content-[',_']">{detail}</span>
        )}
      </span>
    </span>
  );
}
