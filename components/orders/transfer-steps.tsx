"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { cancelTransferCall, restartTransferCall } from "@/components/generated/orders";
import { Button } from "@/components/ui/button/button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import type { ItemView } from "@/lib/orders/contract";

/** What the customer can do about a transfer that is in progress: give another code, or cancel it. */
export function TransferSteps({ item }: { item: ItemView }) {
  if (!item.transfer) return null;
  const cancel = item.transfer.canCancel && <CancelTransfer item={item} />;
  return item.transfer.wantsCode ? <AnotherCode item={item} beside={cancel} /> : cancel;
}

/** `beside`: another button, in the same row. */
function AnotherCode({ item, beside }: { item: ItemView; beside: ReactNode }) {
  const t = useTranslations("order-pages.transfer");
  const form = useId();
  const [transferCode, setCode] = useState("");
  const { run, busy, failure } = useMutation(restartTransferCall, { done: t("restarted") });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const result = await run({ id: item.id, transferCode });
    if (result.ok) setCode("");
  }
  return (
    <div className="max-w-text space-y-4">
      <form id={form} className="space-y-4" onSubmit={submit} noValidate>
        <TextInput
          label={t("code")}
          hint={t("codeHint")}
          mono
          autoComplete="off"
          value={transferCode}
          onChange={(event) => setCode(event.target.value)}
          error={failure?.fields.transferCode}
        />
        {failure && Object.keys(failure.fields).length === 0 && <Note kind="bad" title={failure.detail} live />}
      </form>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" form={form} busy={busy}>
          {t("restart")}
        </Button>
        {beside}
      </div>
    </div>
  );
}

function CancelTransfer({ item }: { item: ItemView }) {
  const t = useTranslations("order-pages.transfer");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(cancelTransferCall, { done: t("asked") });
  const close = () => {
    setOpen(false);
    reset();
  };
  async function cancel() {
    const result = await run({ id: item.id });
    if (result.ok) close();
  }
  return (
    <div>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {t("cancel")}
      </Button>
      <DangerDialog
        open={open}
        onClose={close}
        title={t("cancelTitle", { name: item.displayName })}
        action={t("cancel")}
        onConfirm={() => void cancel()}
        busy={busy}
        error={failure?.detail}
      >
        <p>{t("cancelWhat", { sum: formatFen(item.priceFen) })}</p>
      </DangerDialog>
    </div>
  );
}
