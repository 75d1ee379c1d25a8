"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { resetPasswordCall } from "@/components/generated/accounts";
import type { WorkingPrograms } from "@/lib/accounts/contract";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { ButtonLink } from "../ui/button/button-link";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { EntryForm, EntryText } from "./entry-form";
import { entryPath } from "./entry-path";
import { ProgramsLeft } from "./programs-left";

const inputSchema = () =>
  import("@/lib/accounts/contract").then(({ resetPasswordContract }) => resetPasswordContract.input);

interface Props {
  token: string;
  /** What the link is good for when the page opens; null: it was used or has expired. */
  link: { isFirst: boolean } | null;
}

interface Done {
  email: string;
  next: string | null;
  programs: WorkingPrograms | null;
}

/** Sets a new password with the link from a mail. If the link was used or has expired, offers a new one. */
export function ResetForm({ token, link }: Props) {
  const t = useTranslations("auth.reset");
  const [done, setDone] = useState<Done | null>(null);
  const reset = useMutation(resetPasswordCall, { refresh: false });
  const form = useForm({
    schema: inputSchema,
    initial: { password: "" },
    fixed: { token },
    onSubmit: async (input) => {
      const result = await reset.run(input);
      if (result.ok) setDone(result.value);
      return result;
    },
  });
  const isFirst = link?.isFirst ?? false;
  if (done) {
    return (
      <EntryText>
        <Note title={t(isFirst ? "first.done" : "done")} live>
          {t(isFirst ? "first.doneDetail" : "doneDetail")}
        </Note>
        {done.programs && (
          <ProgramsLeft left={done.programs} pathTo={(next) => entryPath("/sign-in", { email: done.email, next })} />
        )}
        <ButtonLink kind="go" className="w-full" href={entryPath("/sign-in", { email: done.email, next: done.next })}>
          {t("signIn")}
        </ButtonLink>
      </EntryText>
    );
  }
  const expired = link === null || reset.failure?.code === "link.expired";
  return (
    <EntryForm onSubmit={form.submit}>
      <FormSummary errors={[]} detail={expired ? t("expired") : form.summary.detail} />
      {expired ? (
        <ButtonLink kind="go" className="w-full" href="/forgot-password">
          {t("again")}
        </ButtonLink>
      ) : (
        <>
          <TextInput
            {...form.text("password", t(isFirst ? "first.password" : "password"))}
            type="password"
            autoComplete="new-password"
            hint={t("passwordHint")}
            autoFocus
          />
          <Button kind="go" className="w-full" type="submit" busy={form.busy}>
            {t(isFirst ? "first.submit" : "submit")}
          </Button>
        </>
      )}
    </EntryForm>
  );
}
