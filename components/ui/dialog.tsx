"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button/button";
import { DialogForms } from "./modal/dialog-forms";
import { Modal, type ModalProps } from "./modal/modal";
import { typedText } from "./modal/typed-text";

type Props = Omit<ModalProps, "onTouch" | "mayStay" | "ref">;

const FIELDS = "input, textarea";

/**
 * A dialog over the page. Where something was typed in it, or a form of it has unsaved changes, Escape, the cross and a press beside it
 * ask before that is lost; a button of the caller's that closes it does not.
 */
export function Dialog({ open, onClose, children, ...props }: Props) {
  const t = useTranslations("ui.dialog");
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed] = useState(typedText);
  const [forms] = useState(() => new Set<symbol>());
  const [asking, setAsking] = useState<"not yet" | "now" | "not now">("not yet");

  useEffect(() => {
    if (open) return;
    typed.forget();
    setAsking((before) => (before === "now" ? "not now" : before));
  }, [open, typed]);

  function close() {
    if (forms.size > 0 || typed.isThere()) setAsking("now");
    else onClose();
  }

  function answer(discards: boolean) {
    setAsking("not now");
    if (discards) onClose();
  }

  const remember = () =>
    typed.remember(dialog.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS) ?? []);

  return (
    <>
      {/*
        Once it was needed it stays, closed: the browser gives the focus back when it is closed, not when it is taken away. It stands before
        its dialog, so that it is closed first when both are: while it is open nothing on the page can get the focus back.
      */}
      {asking !== "not yet" && (
        <Modal
          open={asking === "now"}
          onClose={() => answer(false)}
          mayStay={false}
          title={t("discardTitle")}
          actions={
            <>
              <Button kind="flat" onClick={() => answer(true)}>
                {t("discard")}
              </Button>
              <Button kind="go" onClick={() => answer(false)}>
                {t("keep")}
              </Button>
            </>
          }
        >
          <p>{t("discardWhat")}</p>
        </Modal>
      )}
      <Modal {...props} ref={dialog} open={open} onClose={close} onTouch={remember}>
        <DialogForms value={forms}>{children}</DialogForms>
      </Modal>
    </>
  );
}
