import type { ReactNode } from "react";
import { cn } from "../cn";
import { Icon } from "../icon";

/** Above this share a limit is nearly reached. */
const TIGHT = 0.9;

export type UsageLevel = "fine" | "tight" | "full";

/** How near the limit is; always "fine" without one. */
export function usageLevel(used: number, limit: number | null): UsageLevel {
  if (limit === null || limit <= 0) return "fine";
  return used >= limit ? "full" : used > TIGHT * limit ? "tight" : "fine";
}

const levelClass: Record<UsageLevel, string> = {
  fine: "fill-accent-mark",
  tight: "fill-warn",
  full: "fill-bad",
};

interface Props {
  label: string;
  used: number;
  /** Null: no limit, and no bar. */
  limit: number | null;
  /** The figures in words: “195 MB”, “/ 200 MB”. */
  usedText: string;
  limitText: string;
  /** What to do, when it is nearly full or full. */
  help?: ReactNode;
}

/** How much of a limit is used. The figures stand beside the bar, so it needs no table. Rendered on the server; no script is sent. */
export function UsageBar({ label, used, limit, usedText, limitText, help }: Props) {
  const level = usageLevel(used, limit);
  const share = limit === null || limit <= 0 ? null : Math.min(1, Math.max(0, used / limit));
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span>{label}</span>
        <span className="figures">
          <b>{usedText}</b> {limitText}
        </span>
      </p>
      {share !== null && (
        // biome-ignore lint/a11y/useSemanticElements: a native meter can't be styled with the colours of the shop
        <div
          className="mt-1.5 h-2 overflow-hidden rounded-sm"
          role="meter"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={limit ?? 0}
          aria-valuenow={Math.min(used, limit ?? used)}
          aria-valuetext={`${usedText} ${limitText}`}
        >
          <svg className="size-full" aria-hidden="true" focusable="false">
            <rect width="100%" height="100%" className="fill-rule" />
            <rect
              width={`${Math.max(share * 100, used > 0 ? 1 : 0).toFixed(1)}%`}
              height="100%"
              rx="4"
              className={levelClass[level]}
            />
          </svg>
        </div>
      )}
      {level !== "fine" && help && (
        <p
          className={cn(
            "mt-1 flex items-baseline gap-1.5 text-sm staff:text-xs",
            level === "full" ? "text-bad" : "text-warn",
          )}
        >
          <Icon name={level === "full" ? "alert" : "warn"} className="relative top-0.5 flex-none" />
          <span>{help}</span>
        </p>
      )}
    </>
  );
}
