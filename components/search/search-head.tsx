"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useState } from "react";
import { askedWords } from "./asked-words";
import { NameSearchForm } from "./search-form";

/**
 * The heading and the field of the search page. Unlike the results they are in the prerendered HTML; the browser fills in the words of
 * the address.
 */
export function SearchHead() {
  const t = useTranslations("search");
  const [q, setQ] = useState("");
  return (
    <>
      <Suspense fallback={null}>
        <AddressWords onRead={setQ} />
      </Suspense>
      <h1 className="sr-only">{q.trim() === "" ? t("title") : t("titleFor", { q: q.trim().slice(0, 80) })}</h1>
      <NameSearchForm q={q} />
    </>
  );
}

/** Reads the address in a component of its own, because what does so is left out of the prerendered HTML. */
function AddressWords({ onRead }: { onRead: (q: string) => void }) {
  const q = askedWords(useSearchParams());
  useEffect(() => onRead(q), [q, onRead]);
  return null;
}
