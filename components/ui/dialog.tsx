"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./icon-button";

interface Props {
  open: boolean;
  /** Asked for by Escape, the cross, or a click beside it. The caller sets `open` to false. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons: the deed last. */
  actions?: ReactNode;
  /** Something is under way inside: it can't be closed by mistake. */
  busy?: boolean;
}

const FIELD = "input:enabled:not([type=hidden]), select:enabled, textarea:enabled";

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
      className="dialog"
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
        <div className="dialog-in">
          <header className="row apart">
            <h2 id={heading}>{title}</h2>
            <IconButton icon="x" label={t("close")} onClick={onClose} disabled={busy} />
          </header>
          <div className="stack">{children}</div>
          {actions && <footer className="row">{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
