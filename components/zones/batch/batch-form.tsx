"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ContractCall } from "@/components/call-contract";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Button } from "@/components/ui/button/button";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import type { RecordChange } from "@/lib/dns/record-change";
import type { Contract } from "@/lib/http/contract";
import type { BatchPreview, previewBatchContract, startBatchContract } from "@/lib/zones/batch-contract";
import { type ChangeDraft, changeOf, draftFaults, draftOf, draftOfChange } from "./change-draft";
import { ChangeFields } from "./change-fields";
import { copiedForBatch } from "./copied-records";
import { type ChoosableDomain, DomainChoice } from "./domain-choice";
import { PreviewList } from "./preview-list";

/** As the contracts; their file brings zod. */
const [DOMAINS_MOST, PREVIEW_MOST] = [200, 10];

/** The call of a contract, or of the same for others. */
type CallLike<C extends Contract> = ContractCall<Contract<C["input"], C["output"]>>;

/** By which routes a batch is previewed and started, and where its page is: a customer's own, or the staff's. */
export interface BatchRoutes {
  preview: CallLike<typeof previewBatchContract>;
  start: CallLike<typeof startBatchContract>;
  /** "/account/batches" */
  pages: string;
}

interface Props {
  /** Those of which some are chosen. */
  domains: readonly ChoosableDomain[];
  routes: BatchRoutes;
  /** How the staff choose: by searching among all customers' domains. A customer's own are all listed. */
  choice?: (ticked: Choosing) => ReactNode;
  /** A batch to make once more: its change, and the domains in which it was not fully done. */
  again: { change: RecordChange; serviceIds: readonly string[] } | null;
  /** Begins with the records that were copied from a domain's table. */
  copied: boolean;
}

export interface Choosing {
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  error: string | undefined;
}

/** What was looked at: with another change, or other domains, it must be looked at again. */
interface Looked {
  change: RecordChange;
  chosen: ReadonlySet<string>;
  draft: ChangeDraft;
  previews: readonly BatchPreview[];
}

/** One change in many domains: chosen, previewed in each of them, confirmed once. */
export function BatchForm({ domains, routes, choice, again, copied }: Props) {
  const t = useTranslations("batches");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(again?.serviceIds));
  const [draft, setDraft] = useState(() =>
    again ? draftOfChange(again.change) : draftOf(copied ? copiedForBatch() : []),
  );
  const look = useLook(routes, domains, chosen, draft);
  const { looked } = look;
  const current = looked !== null && looked.chosen === chosen && looked.draft === draft;
  return (
    <div className="[&>:first-child]:border-t-0">
      <Section title={t("form.domains")} lead={t("form.domainsLead", { most: DOMAINS_MOST })}>
        {choice ? (
          choice({ chosen, onChoose: setChosen, error: look.domainsError })
        ) : (
          <DomainChoice domains={domains} chosen={chosen} onChoose={setChosen} error={look.domainsError} />
        )}
      </Section>
      <Section title={t("form.what")} lead={t("form.whatLead")}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            look.run();
          }}
        >
          <ChangeFields draft={draft} onDraft={setDraft} errors={look.errors} />
          <div className="mt-6 [&>:where(:not(:first-child))]:mt-3">
            <Button type="submit" kind={current ? "plain" : "go"} busy={look.progress !== null}>
              {look.progress ? t("form.previewing", look.progress) : t("form.preview")}
            </Button>
            {look.failure && <Note kind="bad" title={look.failure} live />}
          </div>
        </form>
      </Section>
      {looked && <LookedAt {...{ looked, current, routes, domains }} />}
    </div>
  );
}

/** Looks at every chosen domain, a few in each request, so that it is seen how far it is. */
function useLook(
  routes: BatchRoutes,
  domains: readonly ChoosableDomain[],
  chosen: ReadonlySet<string>,
  draft: ChangeDraft,
) {
  const t = useTranslations("batches.form");
  const sentence = useErrorSentence();
  const call = useCall();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [domainsError, setDomainsError] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | undefined>();

  async function run() {
    const wanted = domains.filter(({ serviceId }) => chosen.has(serviceId));
    const [first] = wanted;
    const wrong = !first
      ? t("none")
      : wanted.length > DOMAINS_MOST
        ? t("tooMany", { most: DOMAINS_MOST, count: wanted.length })
        : undefined;
    setDomainsError(wrong);
    setFailure(undefined);
    const faults = await draftFaults(draft, first?.domain ?? "example.com");
    setErrors(
      Object.fromEntries(
        Object.entries(faults).map(([field, { code, params = {} }]) => [field, sentence({ code, params })]),
      ),
    );
    if (wrong || Object.keys(faults).length > 0) return;
    const change = changeOf(draft);
    const previews: BatchPreview[] = [];
    for (let from = 0; from < wanted.length; from += PREVIEW_MOST) {
      setProgress({ done: from, total: wanted.length });
      const serviceIds = wanted.slice(from, from + PREVIEW_MOST).map(({ serviceId }) => serviceId);
      const answer = await call(routes.preview, { serviceIds, change });
      if (!answer.ok) {
        setProgress(null);
        return setFailure(Object.values(answer.failure.fields)[0] ?? answer.failure.detail);
      }
      previews.push(...answer.value.domains);
    }
    setProgress(null);
    setLooked({ change, chosen, draft, previews });
  }

  return { looked, progress, errors, domainsError, failure, run };
}

interface LookedAtProps extends Pick<Props, "routes" | "domains"> {
  looked: Looked;
  current: boolean;
}

/** What was found in each domain, and the button that begins. */
function LookedAt({ looked: { change, previews }, current, routes, domains }: LookedAtProps) {
  const t = useTranslations("batches.preview");
  const router = useRouter();
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const start = useMutation(routes.start, {
    refresh: false,
    onSuccess: ({ id }) => router.push(`${routes.pages}/${id}`),
  });
  const of = (state: BatchPreview["state"]) => previews.filter((one) => one.state === state);
  const ready = of("ready");
  const going = ready.filter(({ brake, serviceId }) => brake === null || confirmed.has(serviceId));
  const unconfirmed = ready.length - going.length;
  const counts = { ready: ready.length, unchanged: of("unchanged").length, problem: of("problem").length };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="[&>:where(:not(:first-child))]:mt-4">
        {!current && <Note kind="warn" title={t("outdated")} />}
        <p>{t("summary", counts)}</p>
        <PreviewList
          previews={previews}
          owners={new Map(domains.flatMap(({ serviceId, owner }) => (owner ? [[serviceId, owner]] : [])))}
          confirmed={confirmed}
          onConfirm={(id, on) => {
            const next = new Set(confirmed);
            if (on) next.add(id);
            else next.delete(id);
            setConfirmed(next);
          }}
        />
        {unconfirmed > 0 && <Note kind="warn" title={t("brakeOpen", { count: unconfirmed })} />}
        {ready.length === 0 ? (
          <p className="text-ink-2">{t("nothing")}</p>
        ) : (
          <>
            <Button
              kind="go"
              busy={start.busy}
              disabled={!current || going.length === 0}
              onClick={() =>
                start.run({
                  change,
                  domains: going.map(({ serviceId, version, brake }) => ({
                    ...{ serviceId, version },
                    confirmed: brake !== null,
                  })),
                })
              }
            >
              {t("start", { count: going.length })}
            </Button>
            <p className="text-sm text-ink-2">{t("startWhat")}</p>
          </>
        )}
        {start.failure && <Note kind="bad" title={start.failure.detail} live />}
      </div>
    </Section>
  );
}
