"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import {
  changeSavedReplyCall,
  createSavedReplyCall,
  deleteSavedReplyCall,
} from "@/components/generated/tickets-saved-reply";
import { Button } from "@/components/ui/button/button";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import {
  changeSavedReplyContract,
  createSavedReplyContract,
  type SavedReplyView,
} from "@/lib/tickets/saved-reply-contract";
import { markNames } from "./fill-marks";

/** A button that writes a new saved reply. */
export function AddSavedReply() {
  const t = useTranslations("desk.saved");
  return (
    <DialogButton label={t("add")} title={t("new")}>
      {(close) => <SavedReplyForm close={close} />}
    </DialogButton>
  );
}

/** What can be done with a saved reply: change it, delete it. */
export function SavedReplyActions({ reply }: { reply: SavedReplyView }) {
  const t = useTranslations("desk.saved");
  const [asking, setAsking] = useState(false);
  const remove = useMutation(deleteSavedReplyCall, { done: t("deleted"), onSuccess: () => setAsking(false) });
  const { id, title } = reply;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <DialogButton kind="flat" label={t("change")} title={t("changeTitle", { title })}>
        {(close) => <SavedReplyForm reply={reply} close={close} />}
      </DialogButton>
      <Button small kind="flat" onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <DangerDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("deleteTitle", { title })}
        action={t("delete")}
        busy={remove.busy}
        error={remove.failure?.detail}
        onConfirm={() => remove.run({ id })}
      >
        {t("deleteWhat")}
      </DangerDialog>
    </div>
  );
}

function SavedReplyForm({ reply, close }: { reply?: SavedReplyView; close: () => void }) {
  const t = useTranslations("desk.saved");
  const done = { done: t("saved"), onSuccess: close };
  const create = useMutation(createSavedReplyCall, done);
  const change = useMutation(changeSavedReplyCall, done);
  // As it was when the form was opened: a row that comes later has another text than the form shows.
  const [known] = useState(() => reply && { id: reply.id, seenAt: reply.updatedAt.toISOString() });
  const form = useForm({
    schema: reply ? changeSavedReplyContract.input : createSavedReplyContract.input,
    initial: { title: reply?.title ?? "", body: reply?.body ?? "" },
    fixed: known ?? {},
    onSubmit: (input) => (known ? change.run({ ...input, ...known }) : create.run(input)),
  });
  useUnsavedChanges(form.dirty);
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput {...form.text("title", t("name"))} hint={t("nameHint")} maxLength={80} />
      <Textarea {...form.text("body", t("body"))} hint={t("bodyHint", markNames)} rows={8} maxLength={10_000} />
      <p className="flex justify-end">
        <Button kind="go" type="submit" busy={form.busy}>
          {t("save")}
        </Button>
      </p>
    </form>
  );
}
