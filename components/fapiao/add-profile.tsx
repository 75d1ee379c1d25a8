"use client";

import { useTranslations } from "next-intl";
import { DialogButton } from "../ui/button/dialog-button";
import { FapiaoProfileForm } from "./fapiao-profile-form";

/** Adds whom tax invoices can be made out to. @param email the address to begin with */
export function AddProfile({ email }: { email: string }) {
  const t = useTranslations("fapiao.profiles");
  return (
    <DialogButton label={t("add")} title={t("addTitle")}>
      {(close) => <FapiaoProfileForm email={email} done={close} />}
    </DialogButton>
  );
}
