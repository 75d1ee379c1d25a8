"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button/button";
import { Disclosure } from "@/components/ui/disclosure";

/** As many rows are shown at once: there may be thousands. */
const PAGE = 50;

interface Props {
  title: string;
  open?: boolean;
  children: readonly ReactNode[];
}

/** Rows with the same outcome; the first ones, and more by a press. Nothing where there are none. */
export function PreviewSection({ title, open = false, children }: Props) {
  const t = useTranslations("zoneImport.preview");
  const [shown, setShown] = useState(PAGE);
  const left = children.length - shown;
  if (children.length === 0) return null;
  return (
    <Disclosure className="border-t border-rule" summary={title} summaryClassName="min-h-11 font-strong" open={open}>
      <ul className="grid gap-2 pb-3 text-sm">{children.slice(0, shown)}</ul>
      {left > 0 && (
        <Button small className="mb-3" onClick={() => setShown(shown + PAGE)}>
          {t("more", { count: Math.min(left, PAGE), left })}
        </Button>
      )}
    </Disclosure>
  );
}
