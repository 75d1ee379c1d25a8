"use client";

import { useTranslations } from "next-intl";
import { DialogButton } from "../ui/button/dialog-button";
import { FapiaoProfileForm } from "./fapiao-profile-form";

interface Props {
  email: string;
  onSaved?: (id: string) => void;
}

/** Adds whom tax invoices can be made out to. */
export function AddProfile({ email, onSaved }: Props) {
  const t = useTranslations("fapiao.profiles");
  return (
    <DialogButton label={t("add")} title={t("addTitle")}>
      {(close) => (
        <FapiaoProfileForm
          email={email}
          done={({ id }) => {
            onSaved?.(id);
            close();
          }}
        />
      )}
    </DialogButton>
  );
}
