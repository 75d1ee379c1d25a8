"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { addToQuestionCall, askUpstreamCall } from "@/components/generated/tickets-relay";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox } from "@/components/ui/field/checkbox";
import { labelClass } from "@/components/ui/field/field";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import type { AttachmentView } from "@/lib/tickets/contract";
import {
  addToQuestionContract,
  askUpstreamContract,
  MOST_RELAY_CHARACTERS,
  MOST_RELAY_PICTURES,
  relayCategories,
} from "@/lib/tickets/relay-contract";
import { unchecked } from "@/messages/unchecked";
import { sentQuestion } from "./sent-question";
import { categoryParts, useCategoryText } from "./use-category-text";

export interface Question {
  ticketId: string;
  /** What the form begins with. */
  text: string;
  product: string;
  category: string;
  pictures: readonly AttachmentView[];
}

interface Props extends Question {
  /** The question that is added to. Without it a new one is asked. */
  relayId?: string | undefined;
  /** What the button says. */
  label: string;
}

/** A button, and the dialog that passes a ticket on to the upstream's staff: it shows what is sent, and sends it once. */
export function AskUpstream({ label, ...question }: Props) {
  const t = useTranslations("desk.relay");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={t(question.relayId ? "dialogAdd" : "dialogAsk")}>
        <QuestionForm {...question} close={close} />
      </Dialog>
    </>
  );
}

function QuestionForm({
  ticketId,
  relayId,
  text,
  product,
  category,
  pictures,
  close,
}: Question & Pick<Props, "relayId"> & { close: () => void }) {
  const t = useTranslations("desk.relay");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const done = { done: t("queued"), onSuccess: close };
  const ask = useMutation(askUpstreamCall, done);
  const add = useMutation(addToQuestionCall, done);
  const fixed = { id: ticketId, attachmentIds: chosen };
  const form = useForm({
    schema: relayId ? addToQuestionContract.input : askUpstreamContract.input,
    initial: relayId ? { text } : { text, product, category },
    fixed: relayId ? { ...fixed, relayId } : fixed,
    onSubmit: (input) => ("relayId" in input ? add.run(input) : ask.run(input)),
  });
  useUnsavedChanges(form.dirty);
  const written = String(form.typed.text ?? "");
  return (
    <form className="grid gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      {!relayId && (
        <>
          <Category field={form.text("category", t("category"))} />
          <TextInput {...form.text("product", t("product"))} hint={t("productHint")} maxLength={100} />
        </>
      )}
      <Textarea
        {...form.text("text", t("text"))}
        rows={5}
        hint={t("textHint", { most: MOST_RELAY_CHARACTERS, left: MOST_RELAY_CHARACTERS - written.trim().length })}
      />
      <Pictures ticketId={ticketId} pictures={pictures} chosen={chosen} onChoose={setChosen} />
      <Preview text={written} pictures={chosen.length} />
      <p className="flex flex-wrap justify-end gap-2">
        <Button kind="flat" onClick={close}>
          {t("cancel")}
        </Button>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("send")}
        </Button>
      </p>
    </form>
  );
}

function Category({ field }: { field: ReturnType<ReturnType<typeof useForm>["text"]> }) {
  const t = useTranslations("desk.relay");
  const products = unchecked(useTranslations("desk.category.product"));
  const text = useCategoryText();
  return (
    <Select
      {...field}
      placeholder={t("choose")}
      options={relayCategories.map((value) => ({
        ...{ value, label: text(value) },
        group: products(categoryParts(value).product),
      }))}
    />
  );
}

interface PicturesProps {
  ticketId: string;
  pictures: readonly AttachmentView[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

function Pictures({ ticketId, pictures, chosen, onChoose }: PicturesProps) {
  const t = useTranslations("desk.relay");
  if (pictures.length === 0) return null;
  return (
    <fieldset>
      <legend className={labelClass}>{t("pictures")}</legend>
      <p className="text-sm text-ink-3 staff:text-xs">{t("picturesHint")}</p>
      {pictures.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={
            <>
              {name}{" "}
              {/* biome-ignore lint/performance/noImgElement: sealed, per request, never to be cached or optimised */}
              <img
                className="my-1 block max-h-24 max-w-full rounded-sm border border-rule"
                src={`/api/v1/admin/tickets/${ticketId}/attachments/${id}`}
                alt=""
                loading="lazy"
              />
            </>
          }
          checked={chosen.includes(id)}
          disabled={!chosen.includes(id) && chosen.length >= MOST_RELAY_PICTURES}
          onChange={({ target }) => onChoose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}

/** Exactly what the upstream gets. */
function Preview({ text, pictures }: { text: string; pictures: number }) {
  const t = useTranslations("desk.relay");
  return (
    <section aria-label={t("preview")} className="border-l-3 border-edge bg-sunk py-2 pr-3 pl-4">
      <p className={labelClass}>{t("preview")}</p>
      <p className="max-h-40 overflow-y-auto wrap-anywhere" data-testid="sent-question">
        {sentQuestion(text) || "—"}
      </p>
      {pictures > 0 && <p className="text-sm text-ink-2">{t("previewPictures", { count: pictures })}</p>}
      <p className="mt-1 text-xs text-ink-3">{t("previewHint")}</p>
    </section>
  );
}
