"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteRegistrantCall } from "@/components/generated/registrants";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { useMutation } from "@/components/use-mutation";

/** Deletes a registrant permanently, at the upstream too, after its name has been typed. */
export function DeleteButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("registrants");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  // No refresh: it would read the page of a registrant that no longer exists.
  const { run, busy, failure, reset } = useMutation(deleteRegistrantCall, {
    done: t("deleted"),
    refresh: false,
    onSuccess: () => {
      router.push("/account/registrants");
      router.refresh();
    },
  });
  return (
    <>
      <Button kind="danger" small onClick={() => setOpen(true)}>
        {t("delete")}
      </Button>
      <DangerDialog
        open={open}
        onClose={() => {
          setOpen(false);
          reset();
        }}
        title={t("deleteTitle", { name })}
        confirmName={name}
        action={t("delete")}
        onConfirm={() => run({ id })}
        busy={busy}
        error={failure?.detail}
      >
        <p>{t("deleteLead")}</p>
      </DangerDialog>
    </>
  );
}
