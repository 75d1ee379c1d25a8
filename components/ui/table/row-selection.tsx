"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

export interface ChosenRow {
  id: string;
  name: string;
}

interface Props {
  /** The table, with a SelectBox in each row and one in its head. Rows of another page need another `key` here. */
  children: ReactNode;
  /** What can be done with the chosen rows, of which there may be none. `release` unticks those of these ids. */
  bar: (chosen: readonly ChosenRow[], release: (ids: ReadonlySet<string>) => void) => ReactNode;
}

/** Counts the ticked rows of a table that the server has rendered, and keeps the box for all of them in step. */
export function RowSelection({ children, bar }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<readonly ChosenRow[]>([]);

  const boxes = () => [...(root.current?.querySelectorAll<HTMLInputElement>("[data-select]:enabled") ?? [])];
  function count() {
    const rows = boxes();
    const ticked = rows.filter((box) => box.checked);
    setChosen(ticked.map(({ dataset }) => ({ id: dataset.select ?? "", name: dataset.name ?? "" })));
    const all = root.current?.querySelector<HTMLInputElement>("[data-select-all]");
    if (!all) return;
    all.disabled = rows.length === 0;
    all.checked = rows.length > 0 && ticked.length === rows.length;
    all.indeterminate = ticked.length > 0 && ticked.length < rows.length;
  }
  function tick(wanted: (box: HTMLInputElement) => boolean) {
    for (const box of boxes()) box.checked = wanted(box);
    count();
  }
  // Boxes can be ticked before the script has come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(count, []);

  return (
    <div
      ref={root}
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        if (target.matches("[data-select-all]")) tick(() => target.checked);
        else if (target.matches("[data-select]")) count();
      }}
    >
      {children}
      {bar(chosen, (ids) => tick((box) => box.checked && !ids.has(box.dataset.select ?? "")))}
    </div>
  );
}
