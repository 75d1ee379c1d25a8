"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { correctFapiaoPaperCall } from "@/components/generated/fapiao-admin";
import { DialogButton } from "@/components/ui/button/dialog-button";
import { Textarea } from "@/components/ui/field/textarea";
import { useMutation } from "@/components/use-mutation";
import { correctedPaperInput } from "@/lib/fapiao/admin-contract";
import { PaperForm } from "./paper-form";
import { FAPIAO_FILE_MB, usePaperFile } from "./use-paper-file";

interface Paper {
  /** The request's. */
  id: string;
  paperId: string;
  color: "blue" | "red";
  code: string;
  number: string;
  issuedOn: string;
  seen: number;
}

/** Corrects what was typed of a registered tax invoice, or its file. */
export function CorrectPaper(paper: Paper) {
  const t = useTranslations("fapiaoDesk.correct");
  return (
    <DialogButton
      kind="flat"
      label={t("go")}
      title={t(paper.color === "red" ? "titleRed" : "title", { paper: paper.number })}
    >
      {(close) => <CorrectForm paper={paper} close={close} />}
    </DialogButton>
  );
}

function CorrectForm({ paper, close }: { paper: Paper; close: () => void }) {
  const t = useTranslations("fapiaoDesk.correct");
  // What the form was filled from: a page that is rendered again meanwhile may show a colleague's correction.
  const [{ id, paperId, color, seen, code, number, issuedOn }] = useState(paper);
  const file = usePaperFile("optional");
  const correct = useMutation(correctFapiaoPaperCall, { done: t("done"), onSuccess: close });
  const form = useForm({
    schema: correctedPaperInput,
    initial: { code, number, issuedOn, reason: "" },
    fixed: { id, paperId, seen },
    onSubmit: (input) => file.sendOptional((chosen) => correct.run({ ...input, ...(chosen && { file: chosen }) })),
  });
  return (
    <PaperForm
      form={form}
      file={file}
      lead={t(color === "red" ? "leadRed" : "lead")}
      fileHint={t("fileHint", { mb: FAPIAO_FILE_MB })}
      submit={t("submit")}
      last={<Textarea {...form.text("reason", t("reason"))} hint={t("reasonHint")} />}
    />
  );
}
