"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/** Renders one element on the overview of a service, and another on the pages below it. */
export function ByPlace({ overview, below }: { overview: ReactNode; below: ReactNode }) {
  return useSelectedLayoutSegment() === null ? overview : below;
}
