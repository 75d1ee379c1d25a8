"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { checkLiveCall } from "@/components/generated/zones-checks";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Note } from "@/components/ui/note";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { useMutation } from "@/components/use-mutation";
import { fullName } from "@/lib/dns/host";
import { toUnicodeName } from "@/lib/dns/idn";
import type { ZoneRecord } from "@/lib/dns/record";
import type { LiveCheck } from "@/lib/zones/checks-contract";
import { LiveFindings } from "./live-check";

interface Props {
  serviceId: string;
  /** As it is saved: what is pending nobody can answer. */
  record: ZoneRecord;
  /** The domain in ASCII. */
  zone: string;
  onClose: () => void;
}

/** Asks at once what the world answers for one record; whoever asks for it gets all values of its host and type. */
export function RecordLiveDialog({ serviceId, record: { host, type }, zone, onClose }: Props) {
  const t = useTranslations("zone-checks.live");
  const [found, setFound] = useState<LiveCheck | null>(null);
  const check = useMutation(checkLiveCall, { refresh: false, onSuccess: setFound });
  const ask = () => check.run({ id: serviceId, host, type });
  const first = useRef(ask);
  useEffect(() => void first.current(), []);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button kind="flat" onClick={onClose}>
            {t("close")}
          </Button>
          <Button icon="refresh" busy={check.busy} onClick={ask}>
            {t("again")}
          </Button>
        </>
      }
    >
      <p className="mono-value wrap-anywhere text-ink-2">
        {toUnicodeName(fullName(host, zone))} {type}
      </p>
      {check.failure && <Note kind="bad" title={check.failure.detail} live />}
      {check.busy && <SkeletonRows rows={3} />}
      {found && !check.busy && <LiveFindings found={found} />}
    </Dialog>
  );
}
