"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { removeHelpArticleCall } from "@/components/generated/help-admin";
import { beginToLeave } from "../form/unsaved-changes";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";

interface Props {
  slug: string;
  title: string;
  /** restore: the article came with the shop; delete: staff wrote it. */
  kind: "restore" | "delete";
}

/** Discards what staff wrote: a default article is shown again as it came with the shop, another one is deleted. */
export function DiscardArticle({ slug, title, kind }: Props) {
  const t = useTranslations("help.admin");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const remove = useMutation(removeHelpArticleCall, {
    refresh: false,
    onSuccess: () => {
      setOpen(false);
      toast(t(kind === "restore" ? "restored" : "deleted"));
      router.push("/admin/help");
      router.refresh();
    },
  });
  return (
    <>
      <Button small kind="danger" onClick={() => beginToLeave(() => setOpen(true))}>
        {t(kind)}
      </Button>
      <DangerDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t(`${kind}Title`, { title })}
        action={t(`${kind}Go`)}
        onConfirm={() => void remove.run({ slug })}
        busy={remove.busy}
        error={remove.failure?.detail}
      >
        <p>{t(`${kind}What`)}</p>
      </DangerDialog>
    </>
  );
}
