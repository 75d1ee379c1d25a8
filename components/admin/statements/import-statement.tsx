"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { CallOutput } from "@/components/call-contract";
import { importBankStatementCall } from "@/components/generated/statements";
import { readBase64 } from "@/components/read-base64";
import { Button } from "@/components/ui/button/button";
import { FileButton } from "@/components/ui/button/file-button";
import { FailureNote } from "@/components/ui/failure-note";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FieldNote, labelClass } from "@/components/ui/field/field";
import { toast } from "@/components/ui/toast/toast";
import { useComeIntoView } from "@/components/ui/use-come-into-view";
import { useMutation } from "@/components/use-mutation";
import type { BankColumns } from "@/lib/statements/columns-contract";
import { type importBankStatementContract, MAX_STATEMENT_BYTES } from "@/lib/statements/contract";
import { AssignColumns } from "./assign-columns";

type Asked = Extract<CallOutput<typeof importBankStatementContract>, { kind: "columns" }>;

/** Imports a file of the bank; where nobody has assigned its columns yet, asks for them and sends the same file again. */
export function ImportStatement() {
  const t = useTranslations("statements.import");
  const errors = useTranslations("errors.statements");
  const router = useRouter();
  const id = useId();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const [assign, setAssign] = useState(false);
  const [otherAccount, setOtherAccount] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const send = useMutation(importBankStatementCall, {
    refresh: false,
    onSuccess: (result) => {
      if (result.kind === "columns") return setAsked(result);
      toast(result.newCount > 0 ? t("done", { count: result.newCount }) : t("nothingNew"));
      router.push(`/admin/statements/${result.id}`);
    },
  });
  const fields = send.failure?.fields ?? {};
  // The button that was pressed may be below the columns, far from what is said about the file.
  const told = useComeIntoView(fields.content ? send.failure : undefined);
  const other = useRef<HTMLInputElement>(null);
  // It may be far above the button that was pressed, and nothing is sent before it is ticked.
  useEffect(() => {
    if (send.failure?.fields.otherAccount) other.current?.focus();
  }, [send.failure]);

  function choose([chosen]: readonly File[]): void {
    send.reset();
    setAsked(undefined);
    setOtherAccount(false);
    setFile(chosen);
    setFault(chosen && chosen.size > MAX_STATEMENT_BYTES ? errors("too_large") : undefined);
  }

  async function run(columns?: BankColumns): Promise<void> {
    if (!file) return setFault(t("missing"));
    if (fault) return;
    const content = await readBase64(file);
    if (content === null) return setFault(errors("unreadable"));
    await send.run({ fileName: file.name.slice(0, 200), content, columns, assign, otherAccount });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void run();
  }

  const wrong = fault ?? fields.content;
  const wrongLines = fault ? [] : Object.entries(fields).filter(([path]) => path.startsWith("lines."));
  return (
    <div className="grid gap-6">
      <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={submit}>
        <div className="grid gap-1">
          <p className={labelClass}>{t("file")}</p>
          {file && <p className="wrap-anywhere">{t("chosen", { name: file.name })}</p>}
          <div>
            <FileButton
              id={id}
              label={t("choose")}
              accept=".csv,.txt,.xlsx,.xml,text/csv,application/xml,text/xml,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              describedBy={`${id}-note`}
              invalid={wrong !== undefined}
              onFiles={choose}
            />
          </div>
          <div ref={told} tabIndex={-1} role={wrong ? "alert" : undefined}>
            <FieldNote id={`${id}-note`} error={wrong} hint={t("hint")} />
            {wrongLines.length > 0 && (
              <ul className="mt-1 list-disc pl-5 text-sm">
                {wrongLines.map(([path, sentence]) => (
                  <li key={path} className="wrap-anywhere">
                    {sentence}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
        <Checkbox label={t("assign")} checked={assign} onChange={({ target }) => setAssign(target.checked)} />
        {(fields.otherAccount || otherAccount) && (
          <Checkbox
            ref={other}
            label={t("otherAccount")}
            error={fields.otherAccount}
            checked={otherAccount}
            onChange={({ target }) => setOtherAccount(target.checked)}
          />
        )}
        {!wrong && !fields.otherAccount && !fields.columns && <FailureNote failure={send.failure} />}
        {!asked && (
          <Button kind="go" type="submit" busy={send.busy}>
            {t("submit")}
          </Button>
        )}
      </form>
      {asked && (
        <AssignColumns
          asked={asked}
          busy={send.busy}
          error={fields.columns}
          onAssign={(columns) => void run(columns)}
        />
      )}
    </div>
  );
}
