import type { ReactNode } from "react";

/** Text as it came: a mail, the values of an audit row, what a control answered. */
export function RawText({ children }: { children: ReactNode }) {
  return (
    <pre className="my-1 rounded-sm bg-sunk px-3 py-2.5 font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap text-ink-2 normal-nums">
      {children}
    </pre>
  );
}
