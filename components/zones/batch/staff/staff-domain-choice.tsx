"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { findBatchDomainsCall } from "@/components/generated/zones-admin-batch";
import { Button } from "@/components/ui/button/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Checkbox } from "@/components/ui/field/checkbox";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { Note } from "@/components/ui/note";
import { useCall } from "@/components/use-call";
import type { FoundDomain } from "@/lib/zones/admin-batch-contract";
import type { Choosing } from "../batch-form";
import { pastedDomains, pastedNames } from "../change-draft";
import type { ChoosableDomain } from "../domain-choice";

/** As the contract; its file brings zod. */
const NAMES_MOST = 200;

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
  const listed = known.filter(({ serviceId }) => ids.has(serviceId));
  return (
    <div className="[&>:where(:not(:first-child))]:mt-4">
      <Search busy={busy} onSearch={(q) => void find({ q })} />
      {failure && <Note kind="bad" title={failure} live />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="mr-auto" aria-live="polite">
          {t("chosen", { count: chosen.size })}
        </p>
        {found && found.ids.length > 0 && (
          <Button small kind="flat" onClick={() => onChoose(new Set([...chosen, ...found.ids]))}>
            {t("selectFound", { count: found.ids.length })}
          </Button>
        )}
        {chosen.size > 0 && (
          <Button small kind="flat" onClick={() => onChoose(new Set())}>
            {t("clear")}
          </Button>
        )}
      </div>
      {found?.more && <p className="text-ink-2">{t("more", { count: found.ids.length })}</p>}
      {found && found.ids.length === 0 && <p className="text-ink-2">{t("noMatch")}</p>}
      {listed.length > 0 && (
        <div className="max-h-80 overflow-auto border-y border-rule">
          {listed.map(({ serviceId, displayName, owner = "" }) => (
            <Checkbox
              key={serviceId}
              label={t("label", { domain: displayName, customer: owner })}
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
      )}
      {error && <Note kind="bad" title={error} live />}
      <Paste busy={busy} onPaste={(text) => void paste(text)} unknown={found?.unknown ?? []} />
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

interface PasteProps {
  busy: boolean;
  unknown: readonly string[];
  onPaste: (text: string) => void;
}

function Paste({ busy, unknown, onPaste }: PasteProps) {
  const t = useTranslations("batches.form");
  const own = useTranslations("staffBatches");
  const all = useTranslations("batches");
  const [text, setText] = useState("");
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
        <Button small busy={busy} disabled={text.trim() === ""} onClick={() => onPaste(text)}>
          {t("pasteGo")}
        </Button>
        {unknown.length > 0 && (
          <Note kind="warn" title={own("unknown", { names: unknown.slice(0, 10).join(all("join")) })} live />
        )}
      </div>
    </Disclosure>
  );
}
