"use client";

import { useLocale, useTranslations } from "next-intl";
import type { RequestFailure } from "@/components/call-contract";
import { endPayLinkCall } from "@/components/generated/paying-pay-link";
import { timeText } from "@/components/text/time";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { CopyButton } from "@/components/ui/button/copy-button";
import { cn } from "@/components/ui/cn";
import { labelClass } from "@/components/ui/field/field";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import type { MadePayLink, OwnPayLink } from "@/lib/paying/pay-link-contract";

interface Props {
  /** The link in use, whose address isn't known any more. */
  link: OwnPayLink | null;
  /** The one that was just made here. */
  made: MadePayLink | undefined;
  busy: boolean;
  disabled?: boolean;
  failure: RequestFailure | undefined;
  onMake: () => void;
  onEnded: () => void;
}

/** Makes a link by which somebody else pays, shows it once, and ends it. */
export function PayLinkBox({ link, made, busy, disabled = false, failure, onMake, onEnded }: Props) {
  const t = useTranslations("payments.link");
  const locale = useLocale();
  const end = useMutation(endPayLinkCall, { onSuccess: onEnded, done: t("ended") });
  const inUse = made ?? link;
  const facts = inUse && { amount: formatFen(inUse.amountFen), until: timeText(inUse.expiresAt, "minute", locale) };
  const problem = failure ?? end.failure;
  return (
    <div className="max-w-136 space-y-3">
      {made && facts && (
        <Note title={t("made")} live>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className={cn(labelClass, "flex-[1_0_100%]")}>{t("address")}</span>
            <code className="min-w-0 rounded-sm bg-sunk px-3 py-2 font-mono text-sm as-stored">{made.url}</code>
            <CopyButton text={made.url} label={t("copy")} word />
          </p>
          <p>{t("until", facts)}</p>
          <p className="text-ink-3">{t("only")}</p>
        </Note>
      )}
      {!made && facts && <Note title={t("open", facts)}>{t("openWhat")}</Note>}
      <p className="flex flex-wrap items-center gap-3">
        <Button busy={busy} disabled={disabled} onClick={onMake}>
          {t(inUse ? "again" : "make")}
        </Button>
        {inUse && (
          <Button kind="flat" busy={end.busy} onClick={() => void end.run({ id: inUse.id })}>
            {t("end")}
          </Button>
        )}
      </p>
      {problem && <ActionError>{problem.detail}</ActionError>}
    </div>
  );
}
