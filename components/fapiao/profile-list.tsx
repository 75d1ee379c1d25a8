"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteFapiaoProfileCall } from "@/components/generated/fapiao";
import type { FapiaoProfileView } from "@/lib/fapiao/contract";
import { Button } from "../ui/button/button";
import { DialogButton } from "../ui/button/dialog-button";
import { DangerDialog } from "../ui/danger-dialog";
import { useMutation } from "../use-mutation";
import { FapiaoProfileForm } from "./fapiao-profile-form";

interface Props {
  rows: readonly FapiaoProfileView[];
  email: string;
}

/** Whom the customer's tax invoices can be made out to; each can be changed and removed. */
export function ProfileList({ rows, email }: Props) {
  const t = useTranslations("fapiao.profiles");
  return (
    <ul aria-label={t("title")}>
      {rows.map((profile) => (
        <li
          key={profile.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule py-3.5 last:border-b"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-strong wrap-anywhere">{profile.title}</p>
            <p className="text-sm wrap-anywhere text-ink-2">
              {profile.taxNumber ? <span className="mono-value">{profile.taxNumber}</span> : t("person")}
              {profile.special && <span className="text-ink-3"> {t("special")}</span>}
            </p>
            <p className="text-sm wrap-anywhere text-ink-3">{profile.email}</p>
          </div>
          <DialogButton label={t("change")} title={t("changeTitle")}>
            {(close) => <FapiaoProfileForm profile={profile} email={email} done={close} />}
          </DialogButton>
          <Remove profile={profile} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ profile: { id, title } }: { profile: FapiaoProfileView }) {
  const t = useTranslations("fapiao.profiles");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(deleteFapiaoProfileCall, { done: t("removed") });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button small kind="flat" onClick={() => setOpen(true)}>
        {t("remove")}
      </Button>
      <DangerDialog
        open={open}
        onClose={close}
        title={t("removeTitle", { title })}
        action={t("remove")}
        onConfirm={() => run({ id })}
        busy={busy}
        error={failure?.detail}
      >
        <p>{t("removeLead")}</p>
      </DangerDialog>
    </>
  );
}
