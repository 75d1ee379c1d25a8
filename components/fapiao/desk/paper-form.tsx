"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId } from "react";
import { typedFen } from "@/components/form/form-values";
import { useForm } from "@/components/form/use-form";
import { issueFapiaoCall, makeFapiaoRedCall } from "@/components/generated/fapiao-admin";
import { Button } from "@/components/ui/button/button";
import { FileButton } from "@/components/ui/button/file-button";
import { FieldNote, labelClass } from "@/components/ui/field/field";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { shanghaiDay } from "@/lib/core/time";
import { issuedPaperInput, redPaperInput } from "@/lib/fapiao/admin-contract";
import { FAPIAO_FILE_MB, usePaperFile } from "./use-paper-file";

/** The code, the number and the day, empty. */
const empty = () => ({ code: "", number: "", issuedOn: shanghaiDay(new Date()) });

interface IssueProps {
  id: string;
  amountFen: string;
  close: () => void;
}

/** Registers the tax invoice that was issued for a request. */
export function IssueForm({ id, amountFen, close }: IssueProps) {
  const t = useTranslations("fapiaoDesk.issue");
  const file = usePaperFile();
  const issue = useMutation(issueFapiaoCall, { done: t("done"), onSuccess: close });
  const form = useForm({
    schema: issuedPaperInput,
    initial: { amountFen, ...empty() },
    kinds: { amountFen: "yuan" },
    fixed: { id },
    onSubmit: (input) => file.send((chosen) => issue.run({ ...input, file: chosen })),
  });
  const fen = typedFen(form.typed.amountFen);
  return (
    <PaperForm form={form} file={file} lead={t("lead")}>
      <TextInput
        {...form.text("amountFen", t("amount"))}
        short
        inputMode="decimal"
        hint={t("amountHint", { amount: formatFen(BigInt(amountFen)) })}
      />
      {fen !== null && fen > BigInt(amountFen) && <p className="text-sm text-warn">{t("differs")}</p>}
    </PaperForm>
  );
}

interface RedProps {
  id: string;
  /** The one that it takes back; the dialog covers the page on which it stands. */
  blue: { code: string; number: string; amountFen: string };
  close: () => void;
}

/** Registers the red one that takes it back. */
export function RedForm({ id, blue, close }: RedProps) {
  const t = useTranslations("fapiaoDesk.red");
  const file = usePaperFile();
  const makeRed = useMutation(makeFapiaoRedCall, { done: t("done"), onSuccess: close });
  const form = useForm({
    schema: redPaperInput,
    initial: empty(),
    fixed: { id },
    onSubmit: (input) => file.send((chosen) => makeRed.run({ ...input, file: chosen })),
  });
  const lead = t("lead", { paper: `${blue.code} ${blue.number}`.trim(), amount: formatFen(BigInt(blue.amountFen)) });
  return <PaperForm form={form} file={file} lead={lead} />;
}

interface Props {
  form: Pick<ReturnType<typeof useForm>, "submit" | "busy" | "summary" | "text">;
  file: ReturnType<typeof usePaperFile>;
  lead: string;
  children?: ReactNode;
  /** What stands last, before the button. */
  last?: ReactNode;
  /** Absent: a file must be chosen. */
  fileHint?: string;
  submit?: string;
}

/** What is typed of a tax invoice, and its file. */
export function PaperForm({ form, file, lead, children, last, fileHint, submit }: Props) {
  const t = useTranslations("fapiaoDesk.issue");
  const id = useId();
  const { errors, detail } = form.summary;
  const missing = file.demanded && file.fault ? [{ id, label: t("file"), message: file.fault }] : [];
  const onlyFile = missing.length > 0 && errors.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form focuses its own fields, once for each attempt
  useEffect(() => {
    if (onlyFile) document.getElementById(id)?.focus();
  }, [onlyFile, file.fault]);
  return (
    <form
      className="grid max-w-136 gap-5 staff:gap-3.5"
      noValidate
      onSubmit={(event) => {
        file.demand();
        void form.submit(event);
      }}
    >
      <FormSummary errors={[...errors, ...missing]} detail={detail} />
      <p className="text-sm text-ink-2">{lead}</p>
      {children}
      <TextInput
        {...form.text("number", t("number"))}
        mono
        inputMode="numeric"
        autoComplete="off"
        hint={t("numberHint")}
      />
      <TextInput
        {...form.text("code", t("code"))}
        mono
        short
        inputMode="numeric"
        autoComplete="off"
        hint={t("codeHint")}
      />
      <TextInput {...form.text("issuedOn", t("issuedOn"))} type="date" short />
      <div className="grid gap-1">
        <p className={labelClass}>{t("file")}</p>
        {file.file && <p className="wrap-anywhere">{t("chosen", { name: file.file.name })}</p>}
        <div>
          <FileButton
            id={id}
            label={t("choose")}
            accept=".pdf,.ofd,.xml,application/pdf,application/xml,text/xml"
            describedBy={`${id}-note`}
            invalid={file.fault !== undefined}
            onFiles={file.choose}
          />
        </div>
        <div role={file.fault ? "alert" : undefined}>
          <FieldNote id={`${id}-note`} error={file.fault} hint={fileHint ?? t("fileHint", { mb: FAPIAO_FILE_MB })} />
        </div>
      </div>
      {last}
      <Button kind="go" type="submit" busy={form.busy}>
        {submit ?? t("submit")}
      </Button>
    </form>
  );
}
