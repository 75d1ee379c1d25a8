"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { type Tab, Tabs } from "./tabs";

/** Tabs of a layout that can't know which of its pages is shown: the segment below the layout decides. */
export function SegmentTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly (Omit<Tab, "current"> & { segment: string | null })[];
}) {
  const segment = useSelectedLayoutSegment();
  return <Tabs label={label} tabs={tabs.map((tab) => ({ ...tab, current: tab.segment === segment }))} />;
}
