"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { findBatchDomainsCall } from "@/components/generated/zones-admin-batch";
import { Button } from "@/components/ui/button/button";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { useCall } from "@/components/use-call";
import type { FoundDomain } from "@/lib/zones/admin-batch-contract";
import type { Choosing } from "../batch-form";
import { pastedDomains, pastedNames } from "../change-draft";
import { ChosenBar, DomainTicks, PasteDomains } from "../chosen-domains";
import type { ChoosableDomain } from "../domain-choice";

/** As the contract; its file brings zod. */
const NAMES_MOST = 200;
/** So many names that are no domains are named. */
const NAMED = 10;

interface Props extends Choosing {
  /** What was found so far. */
  known: readonly ChoosableDomain[];
  onFound: (found: readonly FoundDomain[]) => void;
}

interface Found {
  /** Of the last search, in its order. */
  ids: readonly string[];
  more: boolean;
  unknown: readonly string[];
}

/** Chooses domains among those of all customers: by a search, or from a pasted list. What was ticked stays listed. */
export function StaffDomainChoice({ known, onFound, chosen, onChoose, error }: Props) {
  const t = useTranslations("staffBatches");
  const all = useTranslations("batches");
  const call = useCall();
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>();

  async function find(asked: { q: string } | { names: string[] }): Promise<readonly FoundDomain[] | null> {
    setBusy(true);
    const answer = await call(findBatchDomainsCall, asked);
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure.detail);
    if (!answer.ok) return null;
    const { domains, more } = answer.value;
    onFound(domains);
    setFound({ ids: domains.map(({ serviceId }) => serviceId), more, unknown: [] });
    return domains;
  }

  async function paste(text: string) {
    const domains = await find({ names: pastedNames(text).slice(0, NAMES_MOST) });
    if (!domains) return;
    const read = pastedDomains(text, domains);
    setFound({ ids: read.found, more: false, unknown: read.unknown });
    onChoose(new Set([...chosen, ...read.found]));
  }

  const ids = new Set([...(found?.ids ?? []), ...chosen]);
  const unknown = found?.unknown ?? [];
  const listed = known.filter(({ serviceId }) => ids.has(serviceId));
  return (
    <div className="[&>:where(:not(:first-child))]:mt-4">
      <Search busy={busy} onSearch={(q) => void find({ q })} />
      {failure && <Note kind="bad" title={failure} live />}
      <ChosenBar
        {...{ chosen, onChoose }}
        all={{ ids: found?.ids ?? [], text: t("selectFound", { count: found?.ids.length ?? 0 }) }}
      >
        {t("chosen", { count: chosen.size })}
      </ChosenBar>
      {found?.more && <p className="text-ink-2">{t("more", { count: found.ids.length })}</p>}
      {found && found.ids.length === 0 && <p className="text-ink-2">{t("noMatch")}</p>}
      {listed.length > 0 && (
        <DomainTicks
          {...{ chosen, onChoose }}
          domains={listed.map(({ serviceId, displayName, owner = "" }) => ({
            serviceId,
            label: t("label", { domain: displayName, customer: owner }),
          }))}
        />
      )}
      {error && <Note kind="bad" title={error} live />}
      <PasteDomains busy={busy} onPaste={(text) => void paste(text)}>
        {unknown.length > 0 && (
          <Note kind="warn" title={t("unknown", { names: unknown.slice(0, NAMED).join(all("join")) })} live />
        )}
      </PasteDomains>
    </div>
  );
}

function Search({ busy, onSearch }: { busy: boolean; onSearch: (q: string) => void }) {
  const t = useTranslations("staffBatches");
  const [text, setText] = useState("");
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onSearch(text.trim());
      }}
    >
      <div className="min-w-0 flex-1 basis-64">
        <TextInput
          type="search"
          label={t("find")}
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Button type="submit" busy={busy}>
        {t("findGo")}
      </Button>
    </form>
  );
}
