"use client";

import { useTranslations } from "next-intl";
import { DangerDialog } from "@/components/ui/danger-dialog";
import type { Brake } from "./use-save-zone";

interface Props {
  brake: Brake | null;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks for a confirmation before a large part of a zone changes. */
export function BrakeDialog({ brake, busy, onClose, onConfirm }: Props) {
  const t = useTranslations("zones.brake");
  const { touched = 0, total = 0 } = brake ?? {};
  return (
    <DangerDialog
      open={brake !== null}
      onClose={onClose}
      title={t("title", { touched, total })}
      action={t("confirm")}
      busy={busy}
      onConfirm={onConfirm}
    >
      <p>{t("text")}</p>
    </DangerDialog>
  );
}
