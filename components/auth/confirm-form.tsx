"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { confirmEmailCall } from "@/components/generated/accounts";
import type { confirmEmailContract } from "@/lib/accounts/contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { FormSummary } from "../ui/form-summary";
import { Note } from "../ui/note";
import { TextInput } from "../ui/text-input";
import { useMutation } from "../use-mutation";
import { EntryText } from "./entry-form";

const inputSchema = () => import("@/lib/accounts/contract").then((contract) => contract.confirmEmailContract.input);

type Done = z.output<typeof confirmEmailContract.output>;
/** What the link confirms; null: it is no longer valid. */
export type Link = Done | null;

interface StepProps {
  token: string;
  email: string;
  onDone: (done: Done) => void;
  onExpired: () => void;
}

/**
 * Confirms an address. Opening the page does not use the link up, because mail programs may open it to check it. A new address is
 * confirmed by a click; a new account needs the password chosen at registration, or a new one.
 */
export function ConfirmForm({ token, link }: { token: string; link: Link }) {
  const t = useTranslations("auth.confirm");
  const [done, setDone] = useState<Done | null>(null);
  const [expired, setExpired] = useState(link === null);
  const [known, setKnown] = useState(true);
  if (done) {
    return (
      <EntryText>
        <Note title={t("done", { email: done.email })} live>
          {t(done.purpose === "verify_email" ? "doneNew" : "doneChanged")}
        </Note>
        <ButtonLink kind="go" className="w-full" href={`/sign-in?email=${encodeURIComponent(done.email)}`}>
          {t("signIn")}
        </ButtonLink>
      </EntryText>
    );
  }
  if (expired || link === null) {
    return (
      <EntryText>
        <FormSummary errors={[]} detail={t("expired")} />
        <p className="flex items-center gap-3">
          <ButtonLink kind="go" href="/sign-in">
            {t("signIn")}
          </ButtonLink>
          <ButtonLink href="/register">{t("register")}</ButtonLink>
        </p>
      </EntryText>
    );
  }
  const step = { token, email: link.email, onDone: setDone, onExpired: () => setExpired(true) };
  if (link.purpose === "change_email") return <AddressStep {...step} />;
  return (
    <EntryText>
      {/* Two forms, so that what is typed in one is not sent with the other. */}
      {known ? <PasswordStep key="known" {...step} /> : <PasswordStep key="new" isNew {...step} />}
      <p>
        <Button kind="flat" onClick={() => setKnown(!known)}>
          {t(known ? "unknown" : "known")}
        </Button>
      </p>
    </EntryText>
  );
}

function useConfirm({ onDone, onExpired }: Pick<StepProps, "onDone" | "onExpired">) {
  const confirm = useMutation(confirmEmailCall, { refresh: false, onSuccess: onDone });
  const run = async (input: z.input<typeof confirmEmailContract.input>) => {
    const result = await confirm.run(input);
    if (!result.ok && result.failure.code === "link.expired") onExpired();
    return result;
  };
  return { ...confirm, run };
}

function AddressStep({ token, email, ...on }: StepProps) {
  const t = useTranslations("auth.confirm");
  const confirm = useConfirm(on);
  return (
    <EntryText>
      <p className="text-ink-2">{t("leadAddress")}</p>
      <p>{email}</p>
      <FormSummary errors={[]} detail={confirm.failure?.detail} />
      <Button kind="go" className="w-full" busy={confirm.busy} onClick={() => confirm.run({ token })}>
        {t("submit")}
      </Button>
    </EntryText>
  );
}

function PasswordStep({ token, email, isNew = false, ...on }: StepProps & { isNew?: boolean }) {
  const t = useTranslations("auth.confirm");
  const confirm = useConfirm(on);
  const form = useForm({
    schema: inputSchema,
    initial: isNew ? { newPassword: "" } : { password: "" },
    fixed: { token },
    onSubmit: confirm.run,
  });
  return (
    <form className="grid max-w-136 gap-5" method="post" noValidate onSubmit={form.submit}>
      <p className="text-ink-2">{t(isNew ? "leadNew" : "lead")}</p>
      <FormSummary errors={[]} detail={form.summary.detail} />
      <p>{email}</p>
      {/* Tells password managers whose password it is. */}
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      {isNew ? (
        <TextInput
          {...form.text("newPassword", t("newPassword"))}
          type="password"
          autoComplete="new-password"
          hint={t("newHint")}
          autoFocus
        />
      ) : (
        <TextInput
          {...form.text("password", t("password"))}
          type="password"
          autoComplete="current-password"
          autoFocus
        />
      )}
      <Button kind="go" type="submit" busy={form.busy}>
        {t(isNew ? "submitNew" : "submit")}
      </Button>
    </form>
  );
}
