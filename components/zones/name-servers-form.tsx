"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, useId, useState } from "react";
import { resetNameServersCall, setNameServersCall } from "@/components/generated/zones";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { FieldNote } from "@/components/ui/field";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { TextInput } from "@/components/ui/text-input";
import { useMutation } from "@/components/use-mutation";
import { NAME_SERVERS, parseNameServers, usesUpstreamNameServers } from "@/lib/dns/name-server";
import type { NameServersView } from "@/lib/zones/contract";
import { FindingText, useSentence } from "./finding-text";

/** The values of the input fields: always as many as the most name servers that a domain can have. */
function fieldValues(servers: readonly string[]): string[] {
  return Array.from({ length: NAME_SERVERS.max }, (_, index) => servers[index] ?? "");
}

/** The name servers of a domain: shows them, sets others, or resets them to ours. */
export function NameServersForm({ view: initial }: { view: NameServersView }) {
  const t = useTranslations("zones.servers");
  const sentence = useSentence();
  const formId = useId();
  const [view, setView] = useState(initial);
  const [typed, setTyped] = useState(() => fieldValues(initial.servers));
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const take = (next: NameServersView) => {
    setView(next);
    setTyped(fieldValues(next.servers));
    setTried(false);
    setAsking(false);
  };
  const set = useMutation(setNameServersCall, { onSuccess: take, done: t("saved") });
  const reset = useMutation(resetNameServersCall, { onSuccess: take, done: t("wasReset") });

  const { servers, findings } = parseNameServers(typed, view.domain);
  const errors = findings.filter((finding) => finding.level === "error");
  const changed = servers.join(" ") !== view.servers.join(" ");
  const leavesUpstream = changed && view.upstream && errors.length === 0 && !usesUpstreamNameServers(servers);
  const put = (index: number, value: string) => setTyped(typed.map((one, at) => (at === index ? value : one)));
  const errorOf = (index: number) => {
    const finding = errors.find((one) => one.field === `nameServers.${index}`);
    return (
      (tried && finding && <FindingText finding={finding} onFix={(_, fix) => put(index, fix)} />) ||
      set.failure?.fields[`nameServers.${index}`]
    );
  };
  const general = tried ? errors.find((finding) => finding.field === "nameServers") : undefined;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (errors.length > 0) {
      const form = event.currentTarget;
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    } else if (leavesUpstream) setAsking(true);
    else save();
  }
  const save = () => set.run({ id: view.serviceId, nameServers: servers });

  return (
    <div className="[&>:first-child]:border-t-0">
      <Section title={t("now")} lead={<Time at={view.readAt} />}>
        <div className="[&>*+*]:mt-3">
          <Status state={view.upstream ? "on" : "off"} word={t(view.upstream ? "ours" : "others")} />
          <p className="text-ink-2">{t(view.upstream ? "oursText" : "othersText")}</p>
          <ul className="leading-7">
            {view.servers.map((server) => (
              <li key={server} className="mono-value">
                {server}
              </li>
            ))}
          </ul>
          {!view.upstream && (
            <Button busy={reset.busy} icon="undo" onClick={() => reset.run({ id: view.serviceId })}>
              {t("reset")}
            </Button>
          )}
          {reset.failure && <Note kind="bad" title={reset.failure.detail} live />}
        </div>
      </Section>
      <Section title={t("set")} lead={t("setLead")}>
        <form
          noValidate
          onSubmit={submit}
          className="grid max-w-176 grid-cols-[1fr_1fr] gap-x-6 gap-y-4 max-lg:grid-cols-[1fr]"
        >
          {typed.map((value, index) => (
            <TextInput
              // biome-ignore lint/suspicious/noArrayIndexKey: the fields are told apart by their place only
              key={index}
              mono
              id={`${formId}-${index}`}
              label={t("server", { number: index + 1 })}
              remark={index < NAME_SERVERS.min ? undefined : t("optional")}
              autoComplete="off"
              value={value}
              error={errorOf(index)}
              onChange={(event) => put(index, event.target.value)}
            />
          ))}
          {general && (
            <div className="col-span-full">
              <FieldNote id={undefined} error={sentence(general.code, general.params)} />
            </div>
          )}
          {findings
            .filter((finding) => finding.level === "warning")
            .map((finding) => (
              <div key={finding.field} className="col-span-full">
                <Note kind="warn" title={sentence(finding.code, finding.params)} />
              </div>
            ))}
          {set.failure && !asking && (
            <div className="col-span-full">
              <Note kind="bad" title={set.failure.detail} live />
            </div>
          )}
          <div className="col-span-full flex flex-wrap items-center gap-3">
            <Button kind="go" type="submit" busy={set.busy} disabled={!changed}>
              {t("save")}
            </Button>
          </div>
        </form>
      </Section>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("leave.title")}
        action={t("leave.confirm")}
        busy={set.busy}
        error={set.failure?.detail}
        onConfirm={save}
      >
        <p>{t("leave.text")}</p>
      </DangerDialog>
    </div>
  );
}
