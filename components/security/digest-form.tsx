"use client";

import { useTranslations } from "next-intl";
import { changeDigestCall } from "@/components/generated/reports-waiting";
import type { DigestSettings, WaitingKind } from "@/lib/reports/waiting-contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Checkbox } from "../ui/field/checkbox";
import { Segmented } from "../ui/field/segmented";
import { useMutation } from "../use-mutation";
import { AccountForm } from "./account-form";

const inputSchema = () =>
  import("@/lib/reports/waiting-contract").then(({ changeDigestContract }) => changeDigestContract.input);

const INTERVALS = ["off", "at_once", "hourly", "daily"] as const;

/** How often one of the staff is mailed what waits for them, and about which kinds of work. */
export function DigestForm({ interval, kinds }: DigestSettings) {
  const t = useTranslations("security.digest");
  const change = useMutation(changeDigestCall, { done: t("done") });
  const form = useForm({ schema: inputSchema, initial: { interval, kinds }, onSubmit: change.run });
  const { error: _error, id: _id, ...often } = form.choice("interval", t("interval"));
  useUnsavedChanges(form.dirty);
  return (
    <AccountForm form={form} action={t("submit")}>
      <Segmented {...often} options={INTERVALS.map((value) => ({ value, label: t(`intervals.${value}`) }))} />
      {form.typed.interval !== "off" && (
        <fieldset>
          <legend className="mb-1 text-sm">{t("kinds")}</legend>
          {(Object.keys(kinds) as WaitingKind[]).map((kind) => (
            <Checkbox key={kind} {...form.check(`kinds.${kind}`, t(`kind.${kind}`))} />
          ))}
        </fieldset>
      )}
    </AccountForm>
  );
}
