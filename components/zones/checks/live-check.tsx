"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { checkLiveCall } from "@/components/generated/zones-checks";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/field/select";
import { Live } from "@/components/ui/live";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import { toUnicodeName } from "@/lib/dns/idn";
import type { RecordType, ZoneRecord } from "@/lib/dns/record";
import type { LiveCheck, LiveVerdict } from "@/lib/zones/checks-contract";

const WHOLE = "";

const COLOURS: Record<LiveVerdict, string> = {
  same: "text-ok",
  old: "text-warn",
  other: "text-bad",
  nothing: "text-bad",
  refused: "text-bad",
  silent: "text-ink-2",
};

/** One host and type of the zone, which one question asks for. */
type AskedSet = Pick<ZoneRecord, "host" | "type">;
type Answer = LiveCheck["sets"][number]["answers"][number];

/** Asks the domain's name servers and public resolvers what they answer, beside what the zone holds. */
export function LiveCheckPanel({ serviceId, sets }: { serviceId: string; sets: readonly AskedSet[] }) {
  const t = useTranslations("zone-checks.live");
  const [what, setWhat] = useState(WHOLE);
  const [found, setFound] = useState<LiveCheck | null>(null);
  const check = useMutation(checkLiveCall, { refresh: false, onSuccess: setFound });
  const [host, type] = what.split(" ");
  const run = () =>
    check.run({
      id: serviceId,
      ...(what === WHOLE ? {} : { host, ...(type ? { type: type as RecordType } : {}) }),
    });
  if (sets.length === 0) {
    return (
      <Section title={t("title")} lead={t("lead")}>
        <EmptyState text={t("empty")} />
      </Section>
    );
  }
  return (
    <Section title={t("title")} lead={t("lead")} id="live">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t("what")}
          className="max-w-80 flex-[1_1_14rem]"
          value={what}
          onChange={(event) => setWhat(event.target.value)}
          options={choicesOf(sets, { whole: t("whole"), all: (name) => t("allOf", { host: name }) })}
        />
        <Button kind="go" busy={check.busy} onClick={run}>
          {t(check.busy ? "asking" : "ask")}
        </Button>
      </div>
      {check.failure && <Note kind="bad" title={check.failure.detail} live className="mt-4" />}
      {found && !check.busy && <LiveFindings found={found} />}
    </Section>
  );
}

function choicesOf(
  asked: readonly AskedSet[],
  words: { whole: string; all: (host: string) => string },
): { value: string; label: string }[] {
  const types = new Map<string, Set<string>>();
  for (const { host, type } of asked) types.set(host, (types.get(host) ?? new Set()).add(type));
  const sets = [...types].flatMap(([host, of]) => {
    const name = toUnicodeName(host);
    const each = [...of].map((type) => ({ value: `${host} ${type}`, label: `${name} ${type}` }));
    return of.size > 1 ? [{ value: host, label: words.all(name) }, ...each] : each;
  });
  return [{ value: WHOLE, label: words.whole }, ...sets];
}

/** What was answered, set by set. */
export function LiveFindings({ found }: { found: LiveCheck }) {
  const t = useTranslations("zone-checks.live");
  const answers = found.sets.flatMap((set) => set.answers);
  const same = answers.filter(({ verdict }) => verdict === "same").length;
  const all = same === answers.length;
  return (
    <div className="mt-6">
      <Live text={t("result", { same, all: answers.length })} />
      {found.led === false && <Note kind="bad" title={t("elsewhere")} className="mb-4" />}
      <p className={cn("font-strong", all ? "text-ok" : "text-ink")}>
        {all ? t("allSame") : t("result", { same, all: answers.length })}
      </p>
      <p className="text-sm text-ink-2">
        {t("at")} <Time at={found.checkedAt} as="second" />
        {found.left > 0 && <> {t("left", { count: found.left })}</>}
      </p>
      <ul className="mt-4">
        {found.sets.map((set) => (
          <li key={`${set.host} ${set.type}`} className="border-t border-rule py-4">
            <h3 className="text-body font-strong">
              <span className="mono-value">
                {toUnicodeName(set.host)} {set.type}
              </span>
            </h3>
            <p className="text-sm wrap-anywhere text-ink-2">
              {t("held")} <span className="mono-value">{set.held.join(" · ")}</span>
            </p>
            <Servers servers={found.servers} answers={set.answers} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What each server answers; those that answer the same stand on one line. */
function Servers({ servers, answers }: Pick<LiveCheck, "servers"> & { answers: readonly Answer[] }) {
  const t = useTranslations("zone-checks.live");
  const groups = new Map<string, { answer: Answer; kind: "authority" | "resolver"; names: string[] }>();
  for (const [at, server] of servers.entries()) {
    const answer = answers[at];
    if (!answer) continue;
    const verdict = server.reachable ? answer.verdict : "unreachable";
    const key = [server.kind, verdict, answer.values.join(" "), answer.verdict === "old" && answer.ttlSeconds].join(
      "|",
    );
    const group = groups.get(key) ?? { answer, kind: server.kind, names: [] };
    group.names.push(server.name);
    groups.set(key, group);
  }
  return (
    <ul className="mt-2 grid gap-1.5 text-sm">
      {[...groups].map(([key, { answer, kind, names }]) => (
        <li key={key} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] gap-x-6 max-md:grid-cols-1">
          <span className="wrap-anywhere">
            <span className="text-ink-2">{t(`kind.${kind}`)}</span> {names.join(t("join"))}
          </span>
          <span className="wrap-anywhere">
            <b className={COLOURS[answer.verdict]}>{t(`verdict.${answer.verdict}.${kind}`)}</b>
            {answer.verdict === "old" && answer.ttlSeconds !== null && (
              <span>{t("until", { minutes: Math.max(1, Math.ceil(answer.ttlSeconds / 60)) })}</span>
            )}
            {answer.values.length > 0 && answer.verdict !== "same" && (
              <>
                {t("colon")}
                <span className="mono-value">{answer.values.join(" · ")}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
