"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { IconButton } from "./icon-button";
import { currentToasts, dismissToast, noToasts, subscribeToasts } from "./toast";

/** The live region that reads toasts out and shows them. Once, in the root layout. */
export function Toasts() {
  const t = useTranslations("ui.dialog");
  const messages = useSyncExternalStore(subscribeToasts, currentToasts, noToasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {messages.map((message) => (
        <p key={message.id} className={message.kind === "bad" ? "toast toast-bad" : "toast"}>
          <span>{message.text}</span>
          <IconButton icon="x" label={t("close")} onClick={() => dismissToast(message.id)} />
        </p>
      ))}
    </div>
  );
}
