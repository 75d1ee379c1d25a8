"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

interface Props {
  overview: ReactNode;
  /** What the pages below show, by their last segment. */
  pages?: Readonly<Record<string, ReactNode>>;
  /** What every other page below shows. */
  below?: ReactNode;
}

/** Renders one element on the overview of a service, and others on the pages below it. */
export function ByPlace({ overview, pages = {}, below = null }: Props) {
  const segment = useSelectedLayoutSegment();
  return segment === null ? overview : (pages[segment] ?? below);
}
