"use client";

import { cva } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { IconButton } from "../button/icon-button";
import { currentToasts, dismissToast, noToasts, subscribeToasts } from "./toast";

const toastLine = cva(
  "pointer-events-auto flex animate-[rise_var(--duration-slow)_var(--ease-out)] items-center gap-2 rounded-md py-1 pr-1 pl-4 text-sm shadow-menu",
  { variants: { kind: { ok: "bg-ink text-ground", bad: "bg-bad text-on-bad" } } },
);

/** The live region that reads toasts out and shows them. Once, in the root layout. */
export function Toasts() {
  const t = useTranslations("ui.dialog");
  const messages = useSyncExternalStore(subscribeToasts, currentToasts, noToasts);
  return (
    <div
      className="pointer-events-none fixed right-4 bottom-[calc(1rem+env(safe-area-inset-bottom))] z-30 grid max-w-[calc(100vw-2rem)] justify-items-end gap-2 print:hidden"
      role="status"
      aria-live="polite"
    >
      {messages.map((message) => (
        <p key={message.id} className={toastLine({ kind: message.kind })}>
          <span id={`message-${message.id}`}>{message.text}</span>
          <IconButton
            className="text-inherit hover:bg-transparent hover:text-inherit"
            icon="x"
            label={t("close")}
            aria-describedby={`message-${message.id}`}
            onClick={() => dismissToast(message.id)}
          />
        </p>
      ))}
    </div>
  );
}
