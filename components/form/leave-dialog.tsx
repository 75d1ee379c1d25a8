"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";

interface Props {
  /** True if the user agrees to lose the unsaved changes. */
  onDone: (agreed: boolean) => void;
}

/** Asks before unsaved changes are lost. */
export function LeaveDialog({ onDone }: Props) {
  const t = useTranslations("shell.leave");
  return (
    <Dialog
      open
      onClose={() => onDone(false)}
      title={t("title")}
      actions={
        <>
          <Button kind="flat" onClick={() => onDone(true)}>
            {t("go")}
          </Button>
          <Button kind="go" onClick={() => onDone(false)}>
            {t("stay")}
          </Button>
        </>
      }
    >
      <p>{t("what")}</p>
    </Dialog>
  );
}
