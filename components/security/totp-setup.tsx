"use client";

import { useTranslations } from "next-intl";
import { enableTotpContract } from "@/lib/accounts/contract";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { FormSummary } from "../ui/form-summary";
import { TextInput } from "../ui/text-input";
import { useForm } from "../use-form";
import { useMutation } from "../use-mutation";
import "./security.css";

interface Props {
  offer: { secret: string; uri: string; qrSvg: string };
  onDone: (codes: readonly string[]) => void;
  onCancel: () => void;
}

/**
 * Setting up two-step verification: scan the secret, then type a code, which proves that the authenticator works before it is
 * required.
 */
export function TotpSetup({ offer, onDone, onCancel }: Props) {
  const t = useTranslations("security.totp");
  const enable = useMutation(enableTotpContract, { onSuccess: (made) => onDone(made.recoveryCodes) });
  const form = useForm({
    schema: enableTotpContract.input,
    initial: { code: "" },
    onSubmit: enable.run,
  });
  return (
    <form className="totp" noValidate onSubmit={form.submit}>
      <ol className="stack totp-steps">
        <li>
          <p>{t("scan")}</p>
          {/* biome-ignore lint/performance/noImgElement: an SVG generated for this page, not a file */}
          <img
            className="totp-qr"
            alt={t("qr")}
            width={192}
            height={192}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qrSvg)}`}
          />
          <p className="hint">
            {t("typed")} <span className="mono totp-secret">{offer.secret.replace(/(.{4})(?=.)/g, "$1 ")}</span>
            <CopyButton text={offer.secret} label={t("copySecret")} />
          </p>
        </li>
        <li>
          <FormSummary errors={[]} detail={form.summary.detail} />
          <TextInput
            {...form.text("code", t("code"))}
            short
            mono
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            hint={t("codeHint")}
          />
        </li>
      </ol>
      <p className="row">
        <Button kind="go" type="submit" busy={form.busy}>
          {t("finish")}
        </Button>
        <Button kind="flat" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </p>
    </form>
  );
}
