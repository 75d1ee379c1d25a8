"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button/icon-button";
import { cn } from "./cn";

interface Props {
  open: boolean;
  /** Asked for by Escape, the cross, or a click beside it. The caller sets `open` to false. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons, the one that acts last. */
  actions?: ReactNode;
  /** Something is under way inside: it can't be closed by mistake. */
  busy?: boolean;
}

const FIELD = "input:enabled:not([type=hidden], [readonly]), select:enabled, textarea:enabled";

/** `dialog-foot`: buttons stay in sight at the bottom, however long the dialog is. Those of a form that is its last content do, too. */
const FORM_FOOT = "[&_form:last-child>:last-child:has(>[type=submit])]:dialog-foot";

/** A native modal dialog: the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ open, onClose, title, children, actions, busy = false }: Props) {
  const t = useTranslations("ui.dialog");
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // The browser would begin with the cross; who is asked for something should be able to type.
      dialog.querySelector<HTMLElement>(FIELD)?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, through onCancel
    <dialog
      ref={ref}
      className={cn(
        "m-auto! max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] [scroll-padding-bottom:6rem] overscroll-contain rounded-lg border-0 bg-surface p-0 text-left text-ink shadow-menu",
        "backdrop:bg-[rgb(20_18_15/.45)] open:animate-rise max-md:mb-0! max-md:w-screen max-md:max-w-[100vw] max-md:rounded-b-none",
      )}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
      onClose={() => open && onClose()}
      onClick={(event) => {
        if (event.target === event.currentTarget && !busy) onClose();
      }}
    >
      {open && (
        <div className={cn("grid gap-4 px-6 pt-5 pb-6 max-md:px-margin", FORM_FOOT)}>
          <header className="flex items-start justify-between gap-3">
            <h2 id={heading}>{title}</h2>
            <IconButton className="-my-2 -mr-3.5" icon="x" label={t("close")} onClick={onClose} disabled={busy} />
          </header>
          <div className="[&>:where(:not(:first-child))]:mt-4">{children}</div>
          {actions && (
            <footer className="flex flex-wrap items-center justify-end gap-3 dialog-foot max-md:[&_:is(a,button)]:flex-1">
              {actions}
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
