"use client";

import { useTranslations } from "next-intl";
import { enableTotpCall } from "@/components/generated/accounts";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { CopyButton } from "../ui/button/copy-button";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";

const inputSchema = () => import("@/lib/accounts/contract").then(({ enableTotpContract }) => enableTotpContract.input);

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
  const enable = useMutation(enableTotpCall, { onSuccess: (made) => onDone(made.recoveryCodes) });
  const form = useForm({
    schema: inputSchema,
    initial: { code: "" },
    onSubmit: enable.run,
  });
  return (
    <form className="grid max-w-136 gap-5" noValidate onSubmit={form.submit}>
      <ol className="list-decimal space-y-4 pl-5">
        <li className="pl-1">
          <p>{t("scan")}</p>
          {/* biome-ignore lint/performance/noImgElement: an SVG generated for this page, not a file */}
          <img
            className="my-3 block rounded-md bg-[#fff] p-1" // cameras need dark on white, in dark mode too
            alt={t("qr")}
            width={192}
            height={192}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qrSvg)}`}
          />
          {/* A phone can't scan its own screen. */}
          <p className="mb-3 hidden touch:block">
            <a href={offer.uri}>{t("onThisPhone")}</a>
          </p>
          <p className="text-sm text-ink-3 staff:text-xs">
            {t("typed")}{" "}
            <span className="mono-value text-ink" data-testid="totp-secret">
              {offer.secret.replace(/(.{4})(?=.)/g, "$1 ")}
            </span>
            <CopyButton text={offer.secret} label={t("copySecret")} />
          </p>
        </li>
        <li className="pl-1">
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
      <p className="flex flex-wrap items-center gap-3">
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
