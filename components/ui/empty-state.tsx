import type { ReactNode } from "react";

/** One sentence and one verb: “还没有域名。查一个名字开始。” */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action}
    </div>
  );
}
