"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast";
import { useMutation } from "@/components/use-mutation";
import { endFeedContract, renewFeedContract, revealFeedContract } from "@/lib/calendar/contract";

/**
 * The secret address for calendar programs: creates it, shows it, replaces it, switches it off. @param since the day it was
 * created, or null.
 */
export function CalendarFeed({ since }: { since: string | null }) {
  const t = useTranslations("calendar.subscribe");
  const [url, setUrl] = useState<string>();
  const [asks, setAsks] = useState<"renew" | "end">();
  const reveal = useMutation(revealFeedContract, { refresh: false, onSuccess: (shown) => setUrl(shown.url) });
  const renew = useMutation(renewFeedContract, {
    onSuccess: (made) => {
      setUrl(made.url);
      setAsks(undefined);
      toast(t(since === null ? "made" : "renewed"));
    },
  });
  const end = useMutation(endFeedContract, {
    onSuccess: () => {
      setUrl(undefined);
      setAsks(undefined);
      toast(t("ended"));
    },
  });
  const failure = reveal.failure ?? renew.failure ?? end.failure;
  return (
    <Section title={t("title")} lead={t("lead")} id="subscribe">
      <div className="stack">
        {since === null && url === undefined ? (
          <>
            <p className="narrow">{t("none")}</p>
            <Button busy={renew.busy} onClick={() => renew.run({})}>
              {t("make")}
            </Button>
          </>
        ) : (
          <>
            {url === undefined ? <p>{t("since", { day: since ?? "" })}</p> : <Address url={url} />}
            <p className="hint narrow">{t("secret")}</p>
            <div className="row">
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
    <div className="feed-address">
      <span className="label">{t("address")}</span>
      <code className="raw">{url}</code>
      <CopyButton text={url} label={t("copy")} word />
    </div>
  );
}
