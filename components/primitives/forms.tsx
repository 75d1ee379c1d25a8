import { useTranslations } from "next-intl";
import { z } from "zod";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { Checkbox } from "../ui/field/checkbox";
import { FormSummary } from "../ui/field/form-summary";
import { RadioGroup } from "../ui/field/radio-group";
import { Segmented } from "../ui/field/segmented";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { Status } from "../ui/status";
import { toast } from "../ui/toast/toast";

const schema = z.object({
  company: z.string().min(2).max(40),
  postcode: z.string().length(6),
  years: z.number().int().min(1).max(10),
  place: z.string().min(1),
  note: z.string().max(200).optional(),
  pay: z.enum(["wallet", "bank"]),
  term: z.enum(["month", "year"]),
  agree: z.literal(true, "input.required"),
});
const initial = {
  company: "",
  postcode: "31001",
  years: 1,
  place: "",
  note: "",
  pay: "wallet",
  term: "year",
  agree: false,
};

/** A form that checks its input but sends nothing: the input is shown in a toast. */
export function Forms() {
  const t = useTranslations("primitives.sample");
  const form = useForm({
    schema,
    initial,
    kinds: { years: "number" },
    onSubmit: async (input) => {
      toast(JSON.stringify(input));
      return undefined;
    },
  });
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput {...form.text("company", t("company"))} hint={t("companyHint")} autoComplete="organization" />
      <TextInput {...form.text("postcode", t("postcode"))} short inputMode="numeric" mono />
      <TextInput {...form.text("years", t("years"))} short inputMode="numeric" remark={t("yearsRemark")} />
      <Select
        {...form.text("place", t("place"))}
        placeholder={t("choose")}
        options={[
          { value: "sh", label: t("shanghai"), group: t("mainland") },
          { value: "bj", label: t("beijing"), group: t("mainland") },
          { value: "hk", label: t("hongKong") },
        ]}
      />
      <Textarea {...form.text("note", t("note"))} remark={t("optional")} />
      <RadioGroup
        {...form.choice("pay", t("payBy"))}
        options={[
          { value: "wallet", label: <b>{t("wallet")}</b>, hint: t("walletHint"), end: <Status state="done" small /> },
          { value: "bank", label: <b>{t("bank")}</b>, hint: t("bankHint") },
          { value: "card", label: <b>{t("card")}</b>, disabled: true },
        ]}
      />
      <Segmented
        {...form.choice("term", t("term"))}
        options={[
          { value: "month", label: t("month") },
          { value: "year", label: t("year") },
        ]}
      />
      <Checkbox {...form.check("agree", t("agree"))} hint={t("agreeHint")} />
      <p className="flex flex-wrap items-center gap-3">
        <Button kind="go" type="submit" busy={form.busy}>
          {t("submit")}
        </Button>
        <Button kind="flat" onClick={form.reset}>
          {t("reset")}
        </Button>
      </p>
    </form>
  );
}
