"use client";

import type { ReactNode } from "react";
import { Note } from "./note";
import { useComeIntoView } from "./use-come-into-view";

interface Props {
  /** Of the last press: another object after each one that failed. */
  failure: { detail: string; fields: Readonly<Record<string, string>> } | undefined;
  /** What to do about it. */
  children?: ReactNode;
  className?: string;
}

/** Why a press failed, beside what was pressed. It comes into view and takes the focus after each press that failed. */
export function FailureNote({ failure, children, className }: Props) {
  const ref = useComeIntoView(failure);
  if (!failure) return null;
  return (
    <Note ref={ref} kind="bad" title={Object.values(failure.fields)[0] ?? failure.detail} live className={className}>
      {children}
    </Note>
  );
}
