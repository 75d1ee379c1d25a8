"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { acceptHandoverCall, declineHandoverCall } from "@/components/generated/handovers-own";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import type { HandoverToAccept } from "@/lib/handovers/own-contract";

/** Accepts or declines a service that another customer hands over; both ask first. */
export function TakeService({ handover: { id, from, services } }: { handover: HandoverToAccept }) {
  const t = useTranslations("handovers.take");
  const router = useRouter();
  const [asks, setAsks] = useState<"accept" | "decline" | null>(null);
  const accept = useMutation(acceptHandoverCall, { refresh: false });
  const decline = useMutation(declineHandoverCall, { done: t("declined") });
  const name = services[0]?.displayName ?? "";
  const close = () => {
    setAsks(null);
    accept.reset();
    decline.reset();
  };
  async function take() {
    const result = await accept.run({ id });
    if (!result.ok) return;
    close();
    toast(t("accepted", { name }));
    router.push(`/account/services/${result.value.serviceId}`);
  }
  async function refuse() {
    if ((await decline.run({ id })).ok) close();
  }
  return (
    <div className="flex flex-wrap gap-3">
      <Button kind="go" onClick={() => setAsks("accept")}>
        {t("accept")}
      </Button>
      <Button kind="flat" onClick={() => setAsks("decline")}>
        {t("decline")}
      </Button>
      <DangerDialog
        open={asks === "accept"}
        onClose={close}
        title={t("acceptQuestion", { name })}
        action={t("accept")}
        onConfirm={() => void take()}
        busy={accept.busy}
        error={accept.failure?.detail}
      >
        <ul className="list-disc space-y-1 pl-5">
          {(["yours", "passwords", "pay"] as const).map((effect) => (
            <li key={effect}>{t(`effects.${effect}`, { from })}</li>
          ))}
        </ul>
      </DangerDialog>
      <DangerDialog
        open={asks === "decline"}
        onClose={close}
        title={t("declineQuestion", { name })}
        action={t("decline")}
        onConfirm={() => void refuse()}
        busy={decline.busy}
        error={decline.failure?.detail}
      >
        <p>{t("declineWhat", { from })}</p>
      </DangerDialog>
    </div>
  );
}
