"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { pastedDomains } from "./change-draft";
import { ChosenBar, DomainTicks, PasteDomains } from "./chosen-domains";

export interface ChoosableDomain {
  serviceId: string;
  domain: string;
  displayName: string;
  /** Whose it is, where the staff choose. */
  owner?: string;
}

interface Props {
  domains: readonly ChoosableDomain[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  error?: string | undefined;
}

/** So many domains are listed at once; a word in the filter finds the others. */
const LISTED = 200;
/** So many names that are no domains of the customer are named. */
const NAMED = 5;

/** Chooses domains by ticking, by searching, or from a pasted list. */
export function DomainChoice({ domains, chosen, onChoose, error }: Props) {
  const t = useTranslations("batches.form");
  const [query, setQuery] = useState("");
  const word = query.trim().toLowerCase();
  const found = domains.filter(({ domain, displayName }) => domain.includes(word) || displayName.includes(word));
  const listed = found.slice(0, LISTED);
  const add = (ids: readonly string[]) => onChoose(new Set([...chosen, ...ids]));
  return (
    <div className="[&>:where(:not(:first-child))]:mt-4">
      <TextInput type="search" label={t("search")} value={query} onChange={({ target }) => setQuery(target.value)} />
      <ChosenBar
        {...{ chosen, onChoose }}
        all={{ ids: listed.map(({ serviceId }) => serviceId), text: t("selectShown", { count: listed.length }) }}
      >
        {t("chosen", { count: chosen.size, total: domains.length })}
      </ChosenBar>
      {listed.length > 0 ? (
        <DomainTicks
          {...{ chosen, onChoose }}
          domains={listed.map(({ serviceId, displayName }) => ({ serviceId, label: displayName }))}
        />
      ) : (
        <p className="text-ink-2">{t("noMatch", { q: query })}</p>
      )}
      {error && <Note kind="bad" title={error} live />}
      <PastedList domains={domains} onAdd={add} />
    </div>
  );
}

/** Ticks the domains that a pasted list names, and names those that it can't find. */
function PastedList({ domains, onAdd }: { domains: readonly ChoosableDomain[]; onAdd: (ids: string[]) => void }) {
  const t = useTranslations("batches.form");
  const all = useTranslations("batches");
  const [result, setResult] = useState<ReturnType<typeof pastedDomains> | null>(null);
  const unknown = result?.unknown ?? [];
  const names = unknown.slice(0, NAMED).join(all("join"));
  return (
    <PasteDomains
      onPaste={(text) => {
        const read = pastedDomains(text, domains);
        setResult(read);
        onAdd(read.found);
      }}
    >
      {result && <p aria-live="polite">{t("pasted", { count: result.found.length })}</p>}
      {unknown.length > 0 && (
        <Note
          kind="warn"
          title={t("unknown", {
            names: unknown.length > NAMED ? t("unknownMore", { names, count: unknown.length }) : names,
          })}
        />
      )}
    </PasteDomains>
  );
}
