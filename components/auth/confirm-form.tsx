"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { confirmEmailCall } from "@/components/generated/accounts";
import type { confirmEmailContract } from "@/lib/accounts/contract";
import { useForm } from "../form/use-form";
import { useVisitor } from "../shell/use-visitor";
import { Button } from "../ui/button/button";
import { ButtonLink } from "../ui/button/button-link";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { EntryText } from "./entry-form";
import { sentRegistration } from "./sent-registration";

const inputSchema = () => import("@/lib/accounts/contract").then((contract) => contract.confirmEmailContract.input);

type Done = z.output<typeof confirmEmailContract.output>;
/** What the link confirms, and whether this browser made the registration; null: it is no longer valid. */
type Link = (Pick<Done, "purpose" | "email"> & { registeredHere: boolean }) | null;

interface StepProps {
  token: string;
  email: string;
  onDone: (done: Done) => void;
  onExpired: () => void;
}

/**
 * Confirms an address. Opening the page does not use the link up, because mail programs may open it to check it. A new address is
 * confirmed by a click, and so is a new account in the browser that registered it. Elsewhere a new account needs the password chosen at
 * registration, or a new one. Whoever registered the account is signed in and goes on where the registration came from.
 */
export function ConfirmForm({ token, link }: { token: string; link: Link }) {
  const t = useTranslations("auth.confirm");
  const [done, setDone] = useState<Done | null>(null);
  const [expired, setExpired] = useState(link === null);
  const [here, setHere] = useState(link?.registeredHere ?? false);
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
  if (expired || link === null) return <UsedLink />;
  const step = { token, email: link.email, onDone: setDone, onExpired: () => setExpired(true) };
  if (link.purpose === "change_email") {
    return (
      <EntryText>
        <PressStep {...step} lead={t("leadAddress")} submit={t("submit")} />
      </EntryText>
    );
  }
  const mine = here ? (
    <PressStep {...step} lead={t("leadHere")} submit={t("submitHere")} onRefused={() => setHere(false)} />
  ) : (
    <PasswordStep key="known" {...step} />
  );
  return (
    <EntryText>
      {/* Two forms, so that what is typed in one is not sent with the other. */}
      {known ? mine : <PasswordStep key="new" isNew {...step} />}
      <p>
        <Button kind="flat" onClick={() => setKnown(!known)}>
          {t(known ? (here ? "notMine" : "unknown") : here ? "mine" : "known")}
        </Button>
      </p>
    </EntryText>
  );
}

/** The link is used up or too old. Who is signed in has nothing left to do, usually because they opened it twice. */
export function UsedLink() {
  const t = useTranslations("auth.confirm");
  const { user } = useVisitor();
  return (
    <EntryText>
      {user ? (
        <Note title={t("signedIn", { email: user.email })} live />
      ) : (
        <FormSummary errors={[]} detail={t("expired")} />
      )}
      <p className="flex items-center gap-3">
        {user ? (
          <ButtonLink kind="go" href={user.kind === "staff" ? "/admin" : "/account"}>
            {t("goOn")}
          </ButtonLink>
        ) : (
          <>
            <ButtonLink kind="go" href="/sign-in">
              {t("signIn")}
            </ButtonLink>
            <ButtonLink href="/register">{t("register")}</ButtonLink>
          </>
        )}
      </p>
    </EntryText>
  );
}

function useConfirm({ onDone, onExpired }: Pick<StepProps, "onDone" | "onExpired">) {
  const confirm = useMutation(confirmEmailCall, { refresh: false });
  const run = async (input: z.input<typeof confirmEmailContract.input>) => {
    const result = await confirm.run(input);
    if (!result.ok) {
      if (result.failure.code === "link.expired") onExpired();
      return result;
    }
    // /register has nothing left to say in this tab.
    sentRegistration.forget();
    if (!result.value.signedIn) onDone(result.value);
    else {
      // A full page load, so that nothing that was loaded for the visitor stays in memory.
      location.assign(result.value.next ?? "/account");
      await new Promise(() => undefined);
    }
    return result;
  };
  return { ...confirm, run };
}

interface PressProps extends StepProps {
  lead: string;
  submit: string;
  /** The password is asked for after all: the browser's mark has expired since the page came. */
  onRefused?: () => void;
}

function PressStep({ token, email, lead, submit, onRefused, ...on }: PressProps) {
  const confirm = useConfirm(on);
  const [busy, setBusy] = useState(false);
  async function press() {
    setBusy(true);
    const result = await confirm.run({ token });
    setBusy(false);
    if (!result.ok && result.failure.fields.password !== undefined) onRefused?.();
  }
  return (
    <>
      <p className="text-ink-2">{lead}</p>
      <p>{email}</p>
      <FormSummary errors={[]} detail={confirm.failure?.detail} />
      <Button kind="go" className="w-full" busy={busy} onClick={() => void press()}>
        {submit}
      </Button>
    </>
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
