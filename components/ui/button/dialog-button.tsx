"use client";

import { type ReactNode, useState } from "react";
import { Dialog } from "../dialog";
import { Button, type ButtonKind } from "./button";

interface Props {
  label: string;
  kind?: ButtonKind;
  /** The title of the dialog. */
  title: string;
  /** What the dialog holds; it begins anew each time the dialog opens. */
  children: (close: () => void) => ReactNode;
}

/** A small button, and the dialog that it opens. */
export function DialogButton({ label, kind, title, children }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button small kind={kind} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title}>
        {children(close)}
      </Dialog>
    </>
  );
}
