"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { WebhookRow } from "@/lib/webhooks/contract";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { FailureNote } from "../ui/failure-note";
import { useMutation } from "../use-mutation";
import { webhookCalls, webhooksPath } from "./calls-of";
import { NewSecret } from "./new-secret";

interface Props {
  ofShop: boolean;
  webhook: Pick<WebhookRow, "id" | "state">;
}

/** What can be done with a webhook: try it, pause it, give it another secret, delete it. */
export function WebhookActions({ ofShop, webhook: { id, state } }: Props) {
  const t = useTranslations("webhooks.detail");
  const calls = webhookCalls(ofShop);
  const router = useRouter();
  const [asked, setAsked] = useState<"rotate" | "delete" | null>(null);
  const [made, setMade] = useState<{ secret: string; oldUntil: Date | null } | null>(null);
  const test = useMutation(calls.test, { done: t("tested") });
  const pause = useMutation(calls.pause, { done: t("paused") });
  const resume = useMutation(calls.resume, { done: t("resumed") });
  const remove = useMutation(calls.remove, {
    done: t("deleted"),
    refresh: false,
    onSuccess: () => router.push(webhooksPath(ofShop)),
  });
  const rotate = useMutation(calls.rotate, {
    onSuccess: ({ secret, row }) => {
      setAsked(null);
      setMade({ secret, oldUntil: row.oldSecretUntil });
    },
  });
  const stopped = state === "paused" || state === "disabled";
  const failure = test.failure ?? pause.failure ?? resume.failure;
  const close = () => {
    setAsked(null);
    rotate.reset();
    remove.reset();
  };
  return (
    <div className="space-y-4">
      {made && <NewSecret ofShop={ofShop} id={id} {...made} />}
      <div className="flex flex-wrap gap-2">
        {stopped ? (
          <Button small busy={resume.busy} onClick={() => void resume.run({ id })}>
            {t("resume")}
          </Button>
        ) : (
          <>
            <Button small busy={test.busy} onClick={() => void test.run({ id })}>
              {t("test")}
            </Button>
            <Button small busy={pause.busy} onClick={() => void pause.run({ id })}>
              {t("pause")}
            </Button>
          </>
        )}
        <Button small onClick={() => setAsked("rotate")}>
          {t("rotate")}
        </Button>
        <Button small kind="flat" onClick={() => setAsked("delete")}>
          {t("delete")}
        </Button>
      </div>
      <FailureNote failure={failure} />
      <DangerDialog
        open={asked === "rotate"}
        onClose={close}
        title={t("rotateTitle")}
        action={t("rotate")}
        onConfirm={() => void rotate.run({ id })}
        busy={rotate.busy}
        error={rotate.failure?.detail}
      >
        <p>{t("rotateLead")}</p>
      </DangerDialog>
      <DangerDialog
        open={asked === "delete"}
        onClose={close}
        title={t("deleteTitle")}
        action={t("delete")}
        onConfirm={() => void remove.run({ id })}
        busy={remove.busy}
        error={remove.failure?.detail}
      >
        <p>{t("deleteLead")}</p>
      </DangerDialog>
    </div>
  );
}
