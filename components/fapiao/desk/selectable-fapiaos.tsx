"use client";

import type { ReactNode } from "react";
import { RowSelection } from "@/components/ui/table/row-selection";
import { ExportPanel } from "./export-panel";

/** A table of requests that wait, and the export of the chosen ones below it. */
export function SelectableFapiaos({ children }: { children: ReactNode }) {
  return (
    <RowSelection
      bar={(chosen) => (
        <div className="border-t border-rule py-3">
          <ExportPanel chosen={chosen} />
        </div>
      )}
    >
      {children}
    </RowSelection>
  );
}
