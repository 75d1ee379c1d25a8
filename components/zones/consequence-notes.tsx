"use client";

import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/note";
import type { Consequence } from "@/lib/dns/consequences";
import { toUnicodeName } from "@/lib/dns/idn";

/** The effects that the changes have once they are saved. */
export function ConsequenceNotes({ consequences }: { consequences: readonly Consequence[] }) {
  const t = useTranslations("zones.consequence");
  return consequences.map(({ code, name, params }) => {
    const words = { ...params, name: toUnicodeName(name) };
    return (
      <Note key={`${code} ${name}`} kind="warn" title={t(`${code}.title`, words)}>
        {t(`${code}.text`, words)}
      </Note>
    );
  });
}
