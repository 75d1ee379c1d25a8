import type { ReactNode } from "react";

/** The bar; what is done of it is its child. */
export const barClass =
  "h-1 overflow-hidden rounded-[2px] bg-rule *:block *:h-full *:rounded-[2px] *:bg-accent-mark *:transition-[width] *:duration-(--duration-slow) *:ease-out";

interface Props {
  /** What goes on: “正在开通，一般 3 分钟”. */
  label: string;
  /** 0 to 1; without it the bar only breathes. */
  share?: number;
  /** Whether one may leave, what comes next. */
  children?: ReactNode;
}

/** For what takes longer than two seconds. */
export function Progress({ label, share, children }: Props) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="grid max-w-128 gap-1.5">
      <p className="text-sm">{label}</p>
      <div
        className={barClass}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i className={percent === undefined ? "animate-breathe" : undefined} style={{ width: `${percent ?? 100}%` }} />
      </div>
      {children && <p className="text-sm text-ink-3 staff:text-xs">{children}</p>}
    </div>
  );
}
