"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";

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
    <div className="note note-bad failed" role="alert">
      <b>{title ?? t("title")}</b>
      {detail && <p>{detail}</p>}
      {requestId && (
        <p className="hint">
          {t("requestId")} <span className="mono">{requestId}</span>
        </p>
      )}
      {onRetry && (
        <Button small icon="refresh" onClick={onRetry} busy={busy}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
