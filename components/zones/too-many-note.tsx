"use client";

import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Note } from "@/components/ui/note";
import type { TooManyRecords } from "@/lib/dns/too-many-records";

/** How many records too many there would be, where they are added. */
export function TooManyNote({ tooMany }: { tooMany: TooManyRecords }) {
  const sentence = useErrorSentence();
  return (
    <Note
      kind="bad"
      title={sentence({ code: "zones.too_many_records", params: { ...tooMany } })}
      live
      className="w-full"
    />
  );
}
