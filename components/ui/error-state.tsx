"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button/button";
import { cn } from "./cn";
import { note } from "./note";

interface Props {
  /** What happened; a general sentence when nothing better is known. */
  title?: string;
  /** What it means and what to do. */
  detail?: string;
  onRetry?: () => void;
  busy?: boolean;
  /** Lets support find it in the log. */
  requestId?: string;
}

/** Stands in the place of what did not load; the rest of the page works on. */
export function ErrorState({ title, detail, onRetry, busy, requestId }: Props) {
  const t = useTranslations("ui.error");
  return (
    <div className={cn(note({ kind: "bad" }), "grid justify-items-start gap-1")} role="alert">
      <b>{title ?? t("title")}</b>
      {detail && <p>{detail}</p>}
      {requestId && (
        <p className="text-sm text-ink-3 staff:text-xs">
          {t("requestId")} <span className="mono-value">{requestId}</span>
        </p>
      )}
      {onRetry && (
        <Button small className="mt-2" icon="refresh" onClick={onRetry} busy={busy}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
