"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { disableTotpCall, replaceRecoveryCodesCall, setUpTotpCall } from "@/components/generated/accounts";
import { timeText } from "@/components/text/time";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { Note } from "../ui/note";
import { Status } from "../ui/status";
import { useMutation } from "../use-mutation";
import { RecoveryCodes } from "./recovery-codes";
import { TotpSetup } from "./totp-setup";

interface Props {
  account: string;
  enabledAt: Date | null;
  codesLeft: number;
  /** Two-step verification is required, for staff on the real upstream. */
  required: boolean;
}

/** Two-step verification: off with a button to set it up, being set up, or on with its recovery codes. */
export function TotpPanel({ account, enabledAt, codesLeft, required }: Props) {
  const t = useTranslations("security.totp");
  const [offer, setOffer] = useState<{ secret: string; uri: string; qrSvg: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const setUp = useMutation(setUpTotpCall, { refresh: false, onSuccess: setOffer });

  if (codes) return <RecoveryCodes codes={codes} account={account} onClose={() => setCodes(null)} />;
  if (offer && !enabledAt) {
    return (
      <TotpSetup
        offer={offer}
        onDone={(made) => {
          setOffer(null);
          setCodes(made);
        }}
        onCancel={() => setOffer(null)}
      />
    );
  }
  if (enabledAt) return <TotpOn enabledAt={enabledAt} codesLeft={codesLeft} required={required} onCodes={setCodes} />;
  return (
    <div className="[&>:where(:not(:first-child))]:mt-4">
      <Status state="off" word={t("off")} />
      <p>{t("why")}</p>
      {setUp.failure && <Note kind="bad" title={setUp.failure.detail} live />}
      <p>
        <Button kind="go" busy={setUp.busy} onClick={() => setUp.run({})}>
          {t("turnOn")}
        </Button>
      </p>
    </div>
  );
}

function TotpOn({
  enabledAt,
  codesLeft,
  required,
  onCodes,
}: {
  enabledAt: Date;
  codesLeft: number;
  required: boolean;
  onCodes: (codes: readonly string[]) => void;
}) {
  const t = useTranslations("security.totp");
  const [asking, setAsking] = useState(false);
  const renew = useMutation(replaceRecoveryCodesCall, { onSuccess: (made) => onCodes(made.recoveryCodes) });
  const disable = useMutation(disableTotpCall, { done: t("turnedOff"), onSuccess: () => setAsking(false) });
  return (
    <div className="[&>:where(:not(:first-child))]:mt-4">
      <Status state="on" word={t("on")} detail={t("since", { day: timeText(enabledAt, "day", "zh") })} />
      <p>{t("left", { count: codesLeft })}</p>
      {codesLeft < 3 && <Note kind="warn" title={t("fewCodes")} />}
      {renew.failure && <Note kind="bad" title={renew.failure.detail} live />}
      <p className="flex flex-wrap items-center gap-3">
        <Button busy={renew.busy} onClick={() => renew.run({})}>
          {t("renew")}
        </Button>
        {!required && (
          <Button kind="danger" onClick={() => setAsking(true)}>
            {t("turnOff")}
          </Button>
        )}
      </p>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("turnOffTitle")}
        action={t("turnOff")}
        busy={disable.busy}
        error={disable.failure?.detail}
        onConfirm={() => disable.run({})}
      >
        {t("turnOffDetail")}
      </DangerDialog>
    </div>
  );
}
