"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { acceptHandoversCall } from "@/components/generated/handovers-own";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { Note } from "@/components/ui/note";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import type { HandoverToAccept } from "@/lib/handovers/own-contract";

interface Props {
  /** The address of who gives them. */
  from: string;
  handovers: readonly HandoverToAccept[];
}

interface Refused {
  id: string;
  name: string;
  why: string;
}

const nameOf = ({ services }: HandoverToAccept) => services[0]?.displayName ?? "";

/** Accepts all that one customer hands over, after asking. What could not be accepted is named. */
export function TakeAll({ from, handovers }: Props) {
  const t = useTranslations("handovers.all");
  const sentence = useErrorSentence();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const accept = useMutation(acceptHandoversCall);
  const count = handovers.length;
  const close = () => {
    setAsking(false);
    accept.reset();
  };
  async function take() {
    const result = await accept.run({ ids: handovers.map(({ id }) => id) });
    if (!result.ok) return;
    close();
    if (result.value.accepted > 0) toast(t("accepted", { count: result.value.accepted }));
    setRefused(
      result.value.refused.map(({ id, code, params }) => ({
        ...{ id, why: sentence({ code, params }) },
        name: handovers.flatMap((one) => (one.id === id ? [nameOf(one)] : []))[0] ?? "",
      })),
    );
  }
  return (
    <div className="max-w-text space-y-4">
      <p>{t("what", { count, from })}</p>
      <Button kind="go" onClick={() => setAsking(true)}>
        {t("accept")}
      </Button>
      {refused.length > 0 && (
        <Note kind="bad" title={t("refused", { count: refused.length })} live>
          <ul>
            {refused.map(({ id, name, why }) => (
              <li key={id}>
                <b className="domain-name">{name}</b> {why}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <DangerDialog
        open={asking}
        onClose={close}
        title={t("question", { count })}
        action={t("accept")}
        onConfirm={() => void take()}
        busy={accept.busy}
        error={accept.failure?.detail}
      >
        <p>{handovers.map(nameOf).join(", ")}</p>
        <ul className="list-disc space-y-1 pl-5">
          {(["yours", "passwords", "pay"] as const).map((effect) => (
            <li key={effect}>{t(`effects.${effect}`, { from })}</li>
          ))}
        </ul>
      </DangerDialog>
    </div>
  );
}
