"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button/button";
import { Dialog } from "./dialog";
import { TextInput } from "./field/text-input";
import { Note } from "./note";

interface Props {
  open: boolean;
  onClose: () => void;
  /** “删除 shanlicha.com 的全部记录” */
  title: string;
  /** What follows from it, and whether it can be undone. */
  children: ReactNode;
  /** The name to type; the button works only when it is right. Without one a plain confirmation. */
  confirmName?: string;
  /** The button's word: what is done. */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  /** Why it did not work, in the user's language. */
  error?: string;
}

/** The last question before something that can't be taken back. */
export function DangerDialog({ open, onClose, title, children, confirmName, action, onConfirm, busy, error }: Props) {
  const t = useTranslations("ui.dialog");
  const [typed, setTyped] = useState("");
  const ready = confirmName === undefined || typed.trim() === confirmName;
  const close = () => {
    setTyped("");
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      busy={busy}
      actions={
        <>
          <Button kind="flat" onClick={close} disabled={busy}>
            {t("cancel")}
          </Button>
          <Button kind="danger-fill" busy={busy} disabled={!ready} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="space-y-4">{children}</div>
      {confirmName !== undefined && (
        <TextInput
          label={t("typeName", { name: confirmName })}
          mono
          autoComplete="off"
          data-unkept
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {error && <Note kind="bad" title={error} live />}
    </Dialog>
  );
}
