import type { ReactNode } from "react";

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
    <div className="progress">
      <p className="sm">{label}</p>
      <div
        className={percent === undefined ? "bar bar-open" : "bar"}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${percent ?? 100}%` }} />
      </div>
      {children && <p className="hint">{children}</p>}
    </div>
  );
}
