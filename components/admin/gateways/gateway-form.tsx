"use client";

import { useLocale, useTranslations } from "next-intl";
import { type SyntheticEvent, useRef, useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useForm } from "@/components/form/use-form";
import { saveGatewayCall, testGatewayCall } from "@/components/generated/gateways";
import { timeText } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { type GatewayView, saveGatewayContract } from "@/lib/gateways/contract";
import { unchecked } from "@/messages/unchecked";

const ONE_YUAN = "100";
const MOST = "5000000";

/** The keys, limits and fee of a gateway. Secrets are never shown again; left empty they stay. */
export function GatewayForm({
  gateway: { id, account, fields, keysAskedBy, keysWantSecond },
}: {
  gateway: GatewayView;
}) {
  const t = useTranslations("gateway-settings");
  const labels = unchecked(useTranslations("gateway-settings.fields"));
  const hints = unchecked(useTranslations("gateway-settings.hints"));
  const locale = useLocale();
  const save = useMutation(saveGatewayCall, {
    onSuccess: ({ waits }) => toast(t(waits === null ? "saved" : "second.waits")),
  });
  const test = useMutation(testGatewayCall);
  const pressed = useRef<"save" | "test">("save");
  const seen = useRef(account?.version ?? null);
  const [tested, setTested] = useState<{ problem: string | null; ofSaved: boolean }>();
  const form = useForm({
    schema: saveGatewayContract.input,
    initial: {
      enabled: account?.enabled ?? false,
      minFen: account?.minFen.toString() ?? ONE_YUAN,
      maxFen: account?.maxFen.toString() ?? MOST,
      feeBps: String(account?.feeBps ?? 60),
      values: Object.fromEntries(fields.map((field) => [field.id, account?.values[field.id] ?? ""])),
      reason: "",
    },
    kinds: { minFen: "yuan", maxFen: "yuan", feeBps: "number" },
    fixed: { id },
    onSubmit: async (input) => {
      setTested(undefined);
      if (pressed.current === "save") {
        const saved = await save.run({ ...input, seen: seen.current });
        if (saved.ok) seen.current = saved.value.account?.version ?? null;
        // Back to what is in effect; what was asked for is listed with the requests.
        if (saved.ok && saved.value.waits !== null) form.reset();
        return saved;
      }
      const result = await test.run({ id, values: input.values });
      if (!result.ok) return result;
      setTested(result.value);
      // Nothing was saved: what was typed still waits for it.
      return undefined;
    },
  });
  const submitTo = (button: "save" | "test") => (event: SyntheticEvent<HTMLElement>) => {
    pressed.current = button;
    form.submit(event);
  };
  useUnsavedChanges(form.dirty);
  const isOther = (name: string) => (form.typed[`values.${name}`] ?? "") !== (account?.values[name] ?? "");
  // By the same rule as on the server.
  const second = keysWantSecond && fields.some((field) => isOther(field.id));
  return (
    <form className="grid max-w-136 gap-5" noValidate onSubmit={submitTo("save")}>
      {keysAskedBy !== null && (
        <Note kind="warn" title={t("second.waiting", { name: keysAskedBy })}>
          {t(account ? "second.waitingWhat" : "second.waitingFirst")}{" "}
          <Link href="/admin/attention">{t("second.see")}</Link>
        </Note>
      )}
      {account?.otherWorld && <Note kind="warn" title={t("otherWorld")} />}
      {account?.keysLost && (
        <Note kind="bad" title={t("keysLost")}>
          {t("keysLostWhat")}
        </Note>
      )}
      <FormSummary {...form.summary} />
      {fields.map((field) => {
        const kept = account?.kept.includes(field.id) === true;
        const where = hints.has(`${id}.${field.id}`) ? hints(`${id}.${field.id}`) : undefined;
        const hint = kept ? t("kept") : where;
        const shown = {
          ...form.text(`values.${field.id}`, labels(`${id}.${field.id}`)),
          ...(field.optional ? { remark: t("optional") } : {}),
          ...(hint ? { hint } : {}),
          autoComplete: "off",
          spellCheck: false,
        };
        return field.long ? (
          <Textarea key={field.id} {...shown} mono rows={5} />
        ) : (
          <TextInput key={field.id} {...shown} mono type={field.secret ? "password" : "text"} />
        );
      })}
      <div className="flex flex-wrap gap-x-8 gap-y-5">
        <TextInput {...form.text("minFen", t("minFen"))} short inputMode="decimal" />
        <TextInput {...form.text("maxFen", t("maxFen"))} short inputMode="decimal" />
        <TextInput {...form.text("feeBps", t("feeBps"))} short inputMode="numeric" hint={t("feeHint")} />
      </div>
      <Checkbox {...form.check("enabled", t("enabled"))} />
      {second && <Textarea {...form.text("reason", t("second.reason"))} hint={t("second.reasonHint")} rows={2} />}
      <p className="flex flex-wrap gap-3">
        <Button kind="go" type="submit" busy={save.busy} disabled={test.busy}>
          {t(second ? "second.ask" : "save")}
        </Button>
        <Button busy={test.busy} disabled={save.busy} onClick={submitTo("test")}>
          {t("test")}
        </Button>
      </p>
      {tested && !tested.ofSaved && (
        <p role="status" className={tested.problem ? "text-bad" : "text-ink-2"}>
          {tested.problem ? t("enteredBad", { problem: tested.problem }) : t("enteredOk")}
        </p>
      )}
      {account?.testedAt === null && !tested && <p className="text-ink-2">{t("neverTested")}</p>}
      {!(tested && !tested.ofSaved) && account?.testedAt && (
        <p role="status" className={account.testProblem ? "text-bad" : "text-ink-2"}>
          {account.testProblem
            ? t("testedBad", { at: timeText(account.testedAt, "minute", locale), problem: account.testProblem })
            : t("testedOk", { at: timeText(account.testedAt, "minute", locale) })}
        </p>
      )}
    </form>
  );
}
