import type { ReactNode } from "react";

/** One sentence and one verb: “还没有域名。查一个名字开始。” */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3 py-4 text-ink-2">
      <p>{text}</p>
      {action}
    </div>
  );
}
