"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { archiveRegistrantCall } from "@/components/generated/registrants";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { FieldNote } from "@/components/ui/field/field";
import { useMutation } from "@/components/use-mutation";

/** Archives a registrant after a confirmation: it is no longer listed. */
export function ArchiveButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("registrants");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const archive = useMutation(archiveRegistrantCall, {
    done: t("archived"),
    onSuccess: () => router.push("/account/registrants"),
  });
  return (
    <>
      <Button kind="danger" small onClick={() => setOpen(true)}>
        {t("archive")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("archiveTitle", { name })}
        busy={archive.busy}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
            <Button kind="danger-fill" busy={archive.busy} onClick={() => archive.run({ id })}>
              {t("archive")}
            </Button>
          </>
        }
      >
        <p>{t("archiveLead")}</p>
        <FieldNote id={undefined} error={archive.failure?.detail} />
      </Dialog>
    </>
  );
}
