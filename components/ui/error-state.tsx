"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { keepFocus } from "../keep-focus";
import { Button } from "./button/button";
import { cn } from "./cn";
import { note } from "./note";

interface Props {
  /** What happened; a general sentence when nothing better is known. */
  title?: string;
  /** What it means and what to do. */
  detail?: string;
  /** Tries again. The caller leaves this in its place until an answer has come; until a promise is settled, the button waits. */
  onRetry?: () => unknown;
  /** It is tried again, where `onRetry` gives no promise. */
  busy?: boolean;
  /** Lets support find it in the log. */
  requestId?: string;
}

/**
 * Stands in the place of what did not load; the rest of the page works on. It keeps the focus while it is tried again, and passes it on to the
 * heading of what came.
 */
export function ErrorState({ title, detail, onRetry, busy = false, requestId }: Props) {
  const t = useTranslations("ui.error");
  const [trying, setTrying] = useState(false);
  const waits = busy || trying;
  async function retry() {
    setTrying(true);
    await onRetry?.();
    setTrying(false);
  }
  return (
    <div
      ref={passFocusOn}
      className={cn(note({ kind: "bad" }), "grid justify-items-start gap-1")}
      // None while it is tried again: what becomes an alert is read out, though its words are those of before.
      role={waits ? undefined : "alert"}
    >
      <b>{title ?? t("title")}</b>
      {detail && <p>{detail}</p>}
      {requestId && (
        <p className="text-sm text-ink-3 staff:text-xs">
          {t("requestId")} <span className="mono-value">{requestId}</span>
        </p>
      )}
      {onRetry && (
        <Button small className="mt-2" icon="refresh" onClick={retry} busy={waits}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}

/** React cleans a ref up just before its element leaves the page, while it still has the focus. */
const passFocusOn = (element: HTMLElement | null) => () => {
  if (element?.contains(document.activeElement)) keepFocus([]);
};
