"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { answerTicketCall, noteOnTicketCall } from "@/components/generated/tickets-admin";
import { Button } from "@/components/ui/button/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Segmented } from "@/components/ui/field/segmented";
import { Select } from "@/components/ui/field/select";
import { Textarea } from "@/components/ui/field/textarea";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { answerTicketContract, noteOnTicketContract } from "@/lib/tickets/admin-contract";
import type { FileLimits } from "../check-files";
import { FilePicker } from "../file-picker";
import { sendOnCtrlEnter } from "../send-on-ctrl-enter";
import { useMessageForm } from "../use-message-form";
import { fillMarks, insertAt, type MarkValues, marksLeft } from "./fill-marks";
import { type SeenThread, useSeenThread } from "./use-seen-thread";

export interface SavedText {
  id: string;
  title: string;
  body: string;
}

interface News {
  id: string;
  by: "customer" | "staff" | "note";
  name: string;
}

interface Props {
  id: string;
  /** As the page shows it. */
  thread: SeenThread;
  /** The last message that somebody else wrote. */
  news: News | undefined;
  limits: FileLimits;
  saved: readonly SavedText[];
  /** What the marks of a saved reply stand for here. */
  marks: MarkValues;
}

type Kind = "answer" | "note";

/** An answer to the customer, or a note that only staff see. Each keeps its own text, so that a note is never sent by mistake. */
export function WriteForm(props: Props) {
  const t = useTranslations("desk.write");
  const [kind, setKind] = useState<Kind>("answer");
  return (
    <div className="grid max-w-176 gap-3">
      <Segmented
        legend={t("kind")}
        hideLegend
        value={kind}
        onChange={setKind}
        options={[
          { value: "answer", label: t("answer") },
          { value: "note", label: t("note") },
        ]}
      />
      <div hidden={kind !== "answer"}>
        <AnswerForm {...props} />
      </div>
      <div hidden={kind !== "note"}>
        <NoteForm {...props} />
      </div>
    </div>
  );
}

function AnswerForm({ id, thread, news, limits, saved, marks }: Props) {
  const t = useTranslations("desk.write");
  const area = useRef<HTMLTextAreaElement>(null);
  const seen = useSeenThread(thread);
  const { form, files, share } = useMessageForm(answerTicketCall, {
    ...{ id, limits, done: t("sent"), initial: { body: "", close: false } },
    schema: answerTicketContract.input.omit({ files: true, id: true, seen: true }),
    beside: () => ({ seen: seen.now() }),
    onConflict: seen.tell,
  });
  const newSince = useNewSince(form.dirty, news);
  const written = String(form.typed.body ?? "");
  const left = marksLeft(written);

  function insert(savedId: string) {
    const reply = saved.find((one) => one.id === savedId);
    if (!reply) return;
    const { selectionStart, selectionEnd } = area.current ?? {};
    form.set("body", insertAt(written, fillMarks(reply.body, marks), selectionStart, selectionEnd));
    area.current?.focus();
  }

  return (
    <form className="grid gap-3" noValidate onSubmit={form.submit} onKeyDown={sendOnCtrlEnter} {...files.drop}>
      <FormSummary {...form.summary} />
      {newSince && !form.summary.detail && (
        <Note kind="warn" title={t(`news.${newSince.by}`, { name: newSince.name })} live />
      )}
      <Textarea
        {...form.text("body", t("answerBody"))}
        ref={area}
        rows={6}
        maxLength={10_000}
        hint={
          left.length > 0 ? (
            <span className="text-warn">{t("leftOver", { names: left.join(" ") })}</span>
          ) : (
            t("answerHint")
          )
        }
        beside={
          saved.length > 0 ? (
            <Select
              className="max-w-64"
              label={t("saved")}
              hideLabel
              value=""
              placeholder={t("saved")}
              options={saved.map(({ id: value, title: label }) => ({ value, label }))}
              onChange={(event) => insert(event.target.value)}
            />
          ) : (
            <Link className="text-sm" href="/admin/tickets/replies">
              {t("savedNone")}
            </Link>
          )
        }
      />
      <FilePicker files={files} share={share} disabled={form.busy} />
      {!thread.closed && <Checkbox {...form.check("close", t("close"))} />}
      <Send label={t(form.typed.close === true ? "sendClose" : "send")} busy={form.busy} />
    </form>
  );
}

/** What somebody else wrote while this is being written. */
function useNewSince(writing: boolean, news: News | undefined): News | undefined {
  const begunOn = useRef(news?.id);
  if (!writing) begunOn.current = news?.id;
  return news?.id === begunOn.current ? undefined : news;
}

function NoteForm({ id, limits }: Props) {
  const t = useTranslations("desk.write");
  const { form, files, share } = useMessageForm(noteOnTicketCall, {
    ...{ id, limits, done: t("kept"), initial: { body: "" } },
    schema: noteOnTicketContract.input.omit({ files: true, id: true }),
  });
  return (
    <form
      className="grid gap-3 border-l-3 border-warn bg-warn-soft px-4 py-3"
      noValidate
      onSubmit={form.submit}
      onKeyDown={sendOnCtrlEnter}
      {...files.drop}
    >
      <FormSummary {...form.summary} />
      <Textarea {...form.text("body", t("noteBody"))} rows={4} maxLength={10_000} hint={t("noteHint")} />
      <FilePicker files={files} share={share} disabled={form.busy} />
      <Send label={t("keep")} busy={form.busy} />
    </form>
  );
}

function Send({ label, busy }: { label: string; busy: boolean }) {
  const t = useTranslations("desk.write");
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Button kind="go" type="submit" busy={busy}>
        {label}
      </Button>
      <span className="text-xs text-ink-3 max-md:hidden">{t("keys")}</span>
    </p>
  );
}
