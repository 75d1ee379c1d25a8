"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { endFeedCall, renewFeedCall, revealFeedCall } from "@/components/generated/calendar";
import { Button } from "@/components/ui/button/button";
import { CopyButton } from "@/components/ui/button/copy-button";
import { cn } from "@/components/ui/cn";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { labelClass } from "@/components/ui/field/field";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";

/**
 * The secret address for calendar programs: creates it, shows it, replaces it, switches it off. @param since the day it was
 * created, or null.
 */
export function CalendarFeed({ since }: { since: string | null }) {
  const t = useTranslations("calendar.subscribe");
  const [url, setUrl] = useState<string>();
  const [asks, setAsks] = useState<"renew" | "end">();
  const reveal = useMutation(revealFeedCall, { refresh: false, onSuccess: (shown) => setUrl(shown.url) });
  const renew = useMutation(renewFeedCall, {
    onSuccess: (made) => {
      setUrl(made.url);
      setAsks(undefined);
      toast(t(since === null ? "made" : "renewed"));
    },
  });
  const end = useMutation(endFeedCall, {
    onSuccess: () => {
      setUrl(undefined);
      setAsks(undefined);
      toast(t("ended"));
    },
  });
  const failure = reveal.failure ?? renew.failure ?? end.failure;
  return (
    <Section title={t("title")} lead={t("lead")} id="subscribe">
      <div className="space-y-4">
        {since === null && url === undefined ? (
          <>
            <p className="max-w-text">{t("none")}</p>
            <Button busy={renew.busy} onClick={() => renew.run({})}>
              {t("make")}
            </Button>
          </>
        ) : (
          <>
            {url === undefined ? <p>{t("since", { day: since ?? "" })}</p> : <Address url={url} />}
            <p className="max-w-text text-sm text-ink-3">{t("secret")}</p>
            <div className="flex flex-wrap items-center gap-3">
              {url === undefined && (
                <Button busy={reveal.busy} onClick={() => reveal.run({})}>
                  {t("reveal")}
                </Button>
              )}
              <Button onClick={() => setAsks("renew")}>{t("renew")}</Button>
              <Button kind="flat" onClick={() => setAsks("end")}>
                {t("end")}
              </Button>
            </div>
          </>
        )}
        {failure && asks === undefined && <Note kind="bad" title={failure.detail} live />}
      </div>
      <DangerDialog
        open={asks !== undefined}
        onClose={() => setAsks(undefined)}
        title={t(asks === "end" ? "endTitle" : "renewTitle")}
        action={t(asks === "end" ? "end" : "renew")}
        busy={renew.busy || end.busy}
        error={failure?.detail}
        onConfirm={() => (asks === "end" ? end.run({}) : renew.run({}))}
      >
        {t(asks === "end" ? "endWhat" : "renewWhat")}
      </DangerDialog>
    </Section>
  );
}

function Address({ url }: { url: string }) {
  const t = useTranslations("calendar.subscribe");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className={cn(labelClass, "flex-[1_0_100%]")}>{t("address")}</span>
      <code className="min-w-0 rounded-sm bg-sunk px-3 py-2 font-mono text-sm/(--size-body-line) as-stored">{url}</code>
      <CopyButton text={url} label={t("copy")} word />
    </div>
  );
}
