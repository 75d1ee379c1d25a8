"use client";

import { cva } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { IconButton } from "../button/icon-button";
import { currentToasts, dismissToast, noToasts, subscribeToasts } from "./toast";

const toastLine = cva(
  "flex animate-[rise_var(--duration-slow)_var(--ease-out)] items-center gap-2 rounded-md py-1 pr-1 pl-4 text-sm shadow-menu",
  { variants: { kind: { ok: "bg-ink text-ground", bad: "bg-bad text-on-bad" } } },
);

/**
 * The live region that reads toasts out and shows them. Once, in the root layout. At the top, because the buttons that save stand at the
 * bottom of a page, and only the cross of a toast can be pressed.
 */
export function Toasts() {
  const t = useTranslations("ui.dialog");
  const messages = useSyncExternalStore(subscribeToasts, currentToasts, noToasts);
  return (
    <div
      className="pointer-events-none fixed inset-x-4 top-[calc(1rem+env(safe-area-inset-top))] z-30 grid justify-items-center gap-2 print:hidden"
      role="status"
      aria-live="polite"
    >
      {messages.map((message) => (
        <p key={message.id} className={toastLine({ kind: message.kind })}>
          <span id={`message-${message.id}`}>{message.text}</span>
          <IconButton
            className="pointer-events-auto text-inherit hover:bg-transparent hover:text-inherit"
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
