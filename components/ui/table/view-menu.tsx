"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { buttonClass } from "../button/button";
import { Checkbox } from "../field/checkbox";
import { Icon } from "../icon";
import { type TableView, viewCookie, writeView } from "./table-view";

const YEAR_SECONDS = 31_536_000;

interface Props {
  view: TableView;
  columns: readonly { id: string; head: string }[];
  texts: Record<"open" | "columns" | "compact", string>;
}

/**
 * Which columns a list shows, and how close its rows stand. The choice is kept in a cookie, by which the server renders the table the
 * next time; so it is right at once, without a moment in the old form.
 */
export function ViewMenu({ view: given, columns, texts }: Props) {
  const [view, setView] = useState(given);
  const router = useRouter();
  const [waiting, start] = useTransition();
  const root = useRef<HTMLDetailsElement>(null);
  const close = () => root.current?.removeAttribute("open");
  const keep = (next: TableView) => {
    setView(next);
    const secure = location.protocol === "https:" ? "; Secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
    document.cookie = `${viewCookie(view.list)}=${writeView(next)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
    start(() => router.refresh());
  };
  return (
    <details
      ref={root}
      className="relative max-md:hidden print:hidden"
      aria-busy={waiting || undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        root.current?.querySelector("summary")?.focus();
      }}
    >
      <summary className={buttonClass({ kind: "flat", small: true, edge: true }, "list-none")}>
        {texts.open}
        <Icon name="down" />
      </summary>
      <div
        // Takes the focus of a click into its empty space, which would close it.
        tabIndex={-1}
        className="absolute right-0 z-20 mt-1 min-w-44 space-y-1 rounded-md bg-surface p-3 shadow-menu outline-0"
      >
        <fieldset className="space-y-1">
          <legend className="text-xs text-ink-3">{texts.columns}</legend>
          {columns.map(({ id, head }) => (
            <Checkbox
              key={id}
              label={head}
              checked={!view.hidden.includes(id)}
              onChange={(event) => {
                const others = view.hidden.filter((one) => one !== id);
                keep({ ...view, hidden: event.target.checked ? others : [...others, id] });
              }}
            />
          ))}
        </fieldset>
        <div className="border-t border-rule pt-2">
          <Checkbox
            label={texts.compact}
            checked={view.compact}
            onChange={(event) => keep({ ...view, compact: event.target.checked })}
          />
        </div>
      </div>
    </details>
  );
}
