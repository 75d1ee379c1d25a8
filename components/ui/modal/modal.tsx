"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { IconButton } from "../button/icon-button";
import { cn } from "../cn";

export interface ModalProps {
  open: boolean;
  /** Asked for by Escape, the cross, or a press beside it. The caller sets `open` to false, or leaves it open. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons, the one that acts last. */
  actions?: ReactNode;
  /** Whether `onClose` may leave it open. One that it always closes is not shown again after the browser closed it. @default true */
  mayStay?: boolean;
  /** Something is under way inside: it can't be closed by mistake. */
  busy?: boolean;
  /** Called before a key, a press or the focus reaches something inside. */
  onTouch?: () => void;
  ref?: Ref<HTMLDialogElement>;
}

const FIELD = "input:enabled:not([type=hidden], [readonly]), select:enabled, textarea:enabled";

/** `dialog-foot`: buttons stay in sight at the bottom, however long the dialog is. Those of a form that is its last content do, too. */
const FORM_FOOT = "[&_form:last-child>:last-child:has(>[type=submit])]:dialog-foot";

/** A native modal dialog: the browser keeps the focus inside and gives it back afterwards. Everything but Dialog itself uses Dialog. */
export function Modal(props: ModalProps) {
  const { open, onClose, title, children, actions, mayStay = true, busy = false, onTouch, ref: outer } = props;
  const t = useTranslations("ui.dialog");
  const ref = useRef<HTMLDialogElement>(null);
  useImperativeHandle(outer, () => ref.current as HTMLDialogElement, []);
  const heading = useId();
  /** The press began beside the dialog: one that selects text and ends there closes nothing. */
  const beside = useRef(false);
  const lastFocus = useRef<HTMLElement | null>(null);

  // Before the element is taken out of the page, as it is where the caller renders the dialog only while it is asked for: the browser gives the
  // focus back to what had it when a dialog is closed, and to nothing when it is taken away.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    // The browser would begin with the cross; who is asked for something should be able to type.
    dialog.querySelector<HTMLElement>(FIELD)?.focus();
    return () => dialog.close();
  }, [open]);

  function ask() {
    if (!busy) onClose();
  }

  /** After two presses of Escape without another key between them, browsers close a dialog without asking. */
  function closedByBrowser() {
    const dialog = ref.current;
    if (!open || !dialog || dialog.open) return;
    if (mayStay || busy) {
      const focused = lastFocus.current;
      dialog.showModal();
      if (focused?.isConnected) focused.focus();
    }
    ask();
  }

  return (
    // Its text is set as elsewhere, also in a table whose cell of figures it stands in: these are on the right and on one line.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, through onCancel
    <dialog
      ref={ref}
      className={cn(
        "m-auto! max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] [scroll-padding-bottom:6rem] overscroll-contain rounded-lg border-0 bg-surface p-0 text-left whitespace-normal text-ink shadow-menu",
        "backdrop:bg-[rgb(20_18_15/.45)] open:animate-rise max-md:mb-0! max-md:w-screen max-md:max-w-[100vw] max-md:rounded-b-none",
      )}
      aria-labelledby={heading}
      onCancel={(event) => {
        // One that can't be refused is followed by the end: a question that was opened before it would lie below the dialog.
        if (!event.cancelable) return;
        event.preventDefault();
        ask();
      }}
      onClose={closedByBrowser}
      onFocusCapture={(event) => {
        lastFocus.current = event.target;
        onTouch?.();
      }}
      onKeyDownCapture={onTouch}
      onPointerDownCapture={(event) => {
        beside.current = event.target === event.currentTarget;
        onTouch?.();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && beside.current) ask();
      }}
    >
      {open && (
        <div className={cn("grid gap-4 px-6 pt-5 pb-6 max-md:px-margin", FORM_FOOT)}>
          <header className="flex items-start justify-between gap-3">
            <h2 id={heading}>{title}</h2>
            <IconButton className="-my-2 -mr-3.5" icon="x" label={t("close")} onClick={ask} disabled={busy} />
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
