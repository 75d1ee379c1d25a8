"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button/button";
import { CopyButton } from "./button/copy-button";
import { cn } from "./cn";

interface Props {
  /** What it is: “FTP 密码”. */
  label: string;
  /**
   * Fetches it, asking for the account's password first where that is due. Null when the person gave up;
   * a failure must already have been shown by the caller.
   */
  reveal: () => Promise<string | null>;
  /** @default 30 */
  hideAfterSeconds?: number;
  className?: string;
}

/** Dots until asked; the secret is in the page only while it is seen. */
export function Secret({ label, reveal, hideAfterSeconds = 30, className }: Props) {
  const t = useTranslations("ui.secret");
  const [value, setValue] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setValue(null), hideAfterSeconds * 1000);
    return () => clearTimeout(timer);
  }, [value, hideAfterSeconds]);

  async function show() {
    setBusy(true);
    try {
      setValue(await reveal());
    } finally {
      setBusy(false);
    }
  }

  return (
    <span className={cn("inline-flex flex-wrap items-center gap-x-2 gap-y-1", className)}>
      {value === null ? (
        <>
          <span aria-hidden="true" className="mono-value">
            ••••••••
          </span>
          <span className="sr-only">{t("hidden", { label })}</span>
          <Button small kind="flat" icon="eye" busy={busy} onClick={show} aria-label={t("showWhat", { label })}>
            {t("show")}
          </Button>
        </>
      ) : (
        <>
          <span className="mono-value" data-testid="secret">
            {value}
          </span>
          <CopyButton text={value} label={t("copyWhat", { label })} />
          <Button small kind="flat" onClick={() => setValue(null)} aria-label={t("hideWhat", { label })}>
            {t("hide")}
          </Button>
        </>
      )}
    </span>
  );
}
