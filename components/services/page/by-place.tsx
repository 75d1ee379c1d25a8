"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/** One thing on a service's overview, another on the pages below it. */
export function ByPlace({ overview, below }: { overview: ReactNode; below: ReactNode }) {
  return useSelectedLayoutSegment() === null ? overview : below;
}
