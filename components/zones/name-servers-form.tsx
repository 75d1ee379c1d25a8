"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { asTextInput } from "@/components/form/use-form";
import { resetNameServersCall, setNameServersCall } from "@/components/generated/zones";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { useMutation } from "@/components/use-mutation";
import { NAME_SERVERS, parseNameServers, usesUpstreamNameServers } from "@/lib/dns/name-server";
import type { NameServersView } from "@/lib/zones/contract";
import { FindingText } from "./finding-text";

/** The values of the input fields: always as many as the most name servers that a domain can have. */
function fieldValues(servers: readonly string[]): string[] {
  return Array.from({ length: NAME_SERVERS.max }, (_, index) => servers[index] ?? "");
}

interface Props {
  view: NameServersView;
  /** The name servers elsewhere that the customer last set for any domain. */
  lastUsed: readonly (readonly string[])[];
}

/** The name servers of a domain: shows them, sets others, or resets them to ours. */
export function NameServersForm({ view: initial, lastUsed }: Props) {
  const t = useTranslations("zones.servers");
  const sentence = useErrorSentence();
  const [view, setView] = useState(initial);
  const [asking, setAsking] = useState(false);
  const take = (next: NameServersView) => {
    setView(next);
    form.reset({ nameServers: fieldValues(next.servers) });
    setAsking(false);
  };
  const set = useMutation(setNameServersCall, { onSuccess: take, done: t("saved") });
  const reset = useMutation(resetNameServersCall, { onSuccess: take, done: t("wasReset") });
  const errorsIn = (typed: readonly string[]) =>
    parseNameServers(typed, view.domain).findings.filter((finding) => finding.level === "error");
  const form = useCheckedForm({
    initial: { nameServers: fieldValues(initial.servers) },
    check: ({ nameServers }) =>
      Object.fromEntries(
        errorsIn(nameServers)
          .toReversed()
          .map((finding) => [finding.field, sentence(finding)]),
      ),
    onSubmit: async () => {
      if (!leavesUpstream) return save();
      setAsking(true);
      return undefined;
    },
  });
  useUnsavedChanges(form.dirty);

  const typed = form.values.nameServers;
  const fields = useRef<HTMLFormElement>(null);
  const filled = typed.some(Boolean);
  // "Clear all" goes once all are empty.
  useFocusWhenLost(filled, () => fields.current?.querySelector("input"));
  const { servers, findings } = parseNameServers(typed, view.domain);
  const errors = errorsIn(typed);
  const changed = servers.join(" ") !== view.servers.join(" ");
  const leavesUpstream = changed && view.upstream && errors.length === 0 && !usesUpstreamNameServers(servers);
  const save = () => set.run({ id: view.serviceId, nameServers: servers });
  const fill = (servers: readonly string[]) => {
    for (const [index, server] of fieldValues(servers).entries()) form.set(`nameServers.${index}`, server);
  };
  // Four fields are filled in with our name servers; whoever uses others would have to empty each of them.
  const clear = () => {
    for (const index of typed.keys()) form.set(`nameServers.${index}`, "");
  };
  const input = (index: number) => {
    const field = asTextInput(form.field(`nameServers.${index}`, t("server", { number: index + 1 })));
    const finding = errors.find((one) => one.field === field.name);
    const error =
      field.error && finding ? (
        <FindingText finding={finding} onFix={form.set} />
      ) : (
        (field.error ?? set.failure?.fields[field.name])
      );
    return { ...field, error };
  };

  return (
    <div className="[&>:first-child]:border-t-0">
      <Section title={t("now")} lead={<Time at={view.readAt} />}>
        <div className="[&>:where(:not(:first-child))]:mt-3">
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
        <LastUsed lists={lastUsed} onPick={fill} />
        <form
          ref={fields}
          noValidate
          onSubmit={form.submit}
          className="grid max-w-176 grid-cols-[1fr_1fr] gap-x-6 gap-y-4 max-lg:grid-cols-[1fr]"
        >
          {typed.map((_, index) => {
            const field = input(index);
            return (
              <TextInput
                {...field}
                key={field.name}
                mono
                remark={index < NAME_SERVERS.min ? undefined : t("optional")}
                autoComplete="off"
              />
            );
          })}
          {findings
            .filter((finding) => finding.level === "warning")
            .map((finding) => (
              <div key={finding.field} className="col-span-full">
                <Note kind="warn" title={sentence(finding)} />
              </div>
            ))}
          {form.summary.detail && (
            <div className="col-span-full">
              <Note kind="bad" title={form.summary.detail} live />
            </div>
          )}
          <div className="col-span-full flex flex-wrap items-center gap-3">
            <Button kind="go" type="submit" busy={form.busy} disabled={!changed}>
              {t("save")}
            </Button>
            {filled && (
              <Button kind="flat" onClick={clear}>
                {t("clear")}
              </Button>
            )}
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

/** Fills in name servers that were set before, for this domain or another one. */
function LastUsed({ lists, onPick }: { lists: Props["lastUsed"]; onPick: (servers: readonly string[]) => void }) {
  const t = useTranslations("zone-table.servers");
  if (lists.length === 0) return null;
  return (
    <div className="mb-5 flex flex-wrap items-center gap-2">
      <span className="text-sm text-ink-2">{t("lastUsed")}</span>
      {lists.map((servers) => (
        <Button key={servers.join(" ")} small className="mono-value" onClick={() => onPick(servers)}>
          {servers[0]}
          {servers.length > 1 && t("andMore", { count: servers.length - 1 })}
        </Button>
      ))}
    </div>
  );
}
