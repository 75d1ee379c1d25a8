"use client";

import { useTranslations } from "next-intl";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { changeFapiaoProfileCall, createFapiaoProfileCall } from "@/components/generated/fapiao";
import type { FapiaoProfileView } from "@/lib/fapiao/contract";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { Segmented } from "../ui/field/segmented";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";

const schema = () => import("@/lib/fapiao/contract").then(({ fapiaoBuyer }) => fapiaoBuyer);

interface Props {
  /** The details to change; without: new ones. */
  profile?: FapiaoProfileView | undefined;
  /** The e-mail address to begin with. */
  email: string;
  done: (saved: FapiaoProfileView) => void;
}

/** Whom tax invoices are made out to: a person, or a company with its tax number and what a special invoice needs. */
export function FapiaoProfileForm({ profile, email, done }: Props) {
  const t = useTranslations("fapiao.profiles");
  const create = useMutation(createFapiaoProfileCall, { done: t("saved"), onSuccess: done });
  const change = useMutation(changeFapiaoProfileCall, { done: t("saved"), onSuccess: done });
  const form = useForm({
    schema,
    initial: {
      kind: profile?.kind ?? "company",
      title: profile?.title ?? "",
      taxNumber: profile?.taxNumber ?? "",
      address: profile?.address ?? "",
      phone: profile?.phone ?? "",
      bank: profile?.bank ?? "",
      bankAccount: profile?.bankAccount ?? "",
      email: profile?.email ?? email,
    },
    onSubmit: (buyer) => (profile ? change.run({ ...buyer, id: profile.id }) : create.run(buyer)),
  });
  useUnsavedChanges(form.dirty);
  const kind = form.typed.kind === "person" ? "person" : "company";
  return (
    <form className="grid max-w-136 gap-5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <Segmented
        legend={t("kind")}
        value={kind}
        onChange={(value) => form.set("kind", value)}
        options={(["company", "person"] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextInput
        {...form.text("title", t(`${kind}Title`))}
        hint={kind === "company" ? t("companyTitleHint") : undefined}
        autoComplete={kind === "company" ? "organization" : "name"}
      />
      {kind === "company" && (
        <TextInput {...form.text("taxNumber", t("taxNumber"))} mono autoComplete="off" hint={t("taxNumberHint")} />
      )}
      <TextInput {...form.text("email", t("email"))} type="email" autoComplete="email" hint={t("emailHint")} />
      {kind === "company" && (
        <fieldset className="grid gap-5">
          <legend className="mb-2 font-strong">{t("forSpecial")}</legend>
          <p className="-mt-3 text-sm text-ink-2">{t("forSpecialHint")}</p>
          <TextInput {...form.text("address", t("address"))} remark={t("optional")} autoComplete="off" />
          <TextInput {...form.text("phone", t("phone"))} remark={t("optional")} type="tel" autoComplete="off" />
          <TextInput {...form.text("bank", t("bank"))} remark={t("optional")} autoComplete="off" />
          <TextInput
            {...form.text("bankAccount", t("bankAccount"))}
            remark={t("optional")}
            mono
            inputMode="numeric"
            autoComplete="off"
          />
        </fieldset>
      )}
      <p>
        <Button kind="go" type="submit" busy={form.busy}>
          {t("save")}
        </Button>
      </p>
    </form>
  );
}
