"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Checkbox } from "@/components/ui/field/checkbox";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { Note } from "@/components/ui/note";
import { pastedDomains } from "./change-draft";

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
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="mr-auto" aria-live="polite">
          {t("chosen", { count: chosen.size, total: domains.length })}
        </p>
        {listed.length > 0 && (
          <Button small kind="flat" onClick={() => add(listed.map(({ serviceId }) => serviceId))}>
            {t("selectShown", { count: listed.length })}
          </Button>
        )}
        {chosen.size > 0 && (
          <Button small kind="flat" onClick={() => onChoose(new Set())}>
            {t("clear")}
          </Button>
        )}
      </div>
      {listed.length > 0 ? (
        <div className="max-h-80 overflow-auto border-y border-rule">
          {listed.map(({ serviceId, displayName }) => (
            <Checkbox
              key={serviceId}
              label={displayName}
              checked={chosen.has(serviceId)}
              onChange={({ target }) => {
                const next = new Set(chosen);
                if (target.checked) next.add(serviceId);
                else next.delete(serviceId);
                onChoose(next);
              }}
            />
          ))}
        </div>
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
  const [text, setText] = useState("");
  const [result, setResult] = useState<ReturnType<typeof pastedDomains> | null>(null);
  const unknown = result?.unknown ?? [];
  const names = unknown.slice(0, NAMED).join(all("join"));
  return (
    <Disclosure summary={t("paste")}>
      <div className="mt-3 [&>:where(:not(:first-child))]:mt-3">
        <Textarea
          mono
          label={t("pasteLabel")}
          hint={t("pasteHint")}
          rows={5}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button
          small
          disabled={text.trim() === ""}
          onClick={() => {
            const read = pastedDomains(text, domains);
            setResult(read);
            onAdd(read.found);
          }}
        >
          {t("pasteGo")}
        </Button>
        {result && <p aria-live="polite">{t("pasted", { count: result.found.length })}</p>}
        {unknown.length > 0 && (
          <Note
            kind="warn"
            title={t("unknown", {
              names: unknown.length > NAMED ? t("unknownMore", { names, count: unknown.length }) : names,
            })}
          />
        )}
      </div>
    </Disclosure>
  );
}
