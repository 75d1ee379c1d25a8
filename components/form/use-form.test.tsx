import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { z } from "zod";
import { fenText } from "@/lib/http/contract";
import errors from "@/messages/zh/errors.json";
import ui from "@/messages/zh/ui.json";
import { Checkbox } from "../ui/field/checkbox";
import { RadioGroup } from "../ui/field/radio-group";
import { TextInput } from "../ui/field/text-input";
import { useForm } from "./use-form";

const schema = z.object({
  value: z.object({ limitFen: fenText }),
  agree: z.boolean(),
  pay: z.enum(["wallet", "bank"]),
});

function Sample() {
  const form = useForm({
    schema,
    initial: { value: { limitFen: "1234500" }, agree: true, pay: "bank" },
    kinds: { "value.limitFen": "yuan" },
    onSubmit: async () => undefined,
  });
  return (
    <form onSubmit={form.submit}>
      <TextInput {...form.text("value.limitFen", "Limit")} />
      <Checkbox {...form.check("agree", "Agree")} />
      <RadioGroup {...form.choice("pay", "Pay by")} options={[{ value: "bank", label: "Bank" }]} />
      <output>{`${form.dirty} ${form.typed["value.limitFen"]} ${JSON.stringify(form.summary)}`}</output>
    </form>
  );
}

it("is filled in on the server: money in yuan, a label for each field, no error and nothing unsaved", () => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ errors, ui }} timeZone="Asia/Shanghai">
      <Sample />
    </NextIntlClientProvider>,
  );
  const id = /<label for="([^"]+)"[^>]*>Limit</.exec(html)?.[1] ?? "";
  expect(html).toMatch(new RegExp(`<input[^>]*id="${id}"[^>]*value="12345"`));
  expect(html).toMatch(/<input[^>]*type="checkbox"[^>]*checked=""/);
  expect(html).toMatch(/<input[^>]*type="radio"[^>]*value="bank"[^>]*checked=""|checked=""[^>]*value="bank"/);
  expect(html).not.toContain("aria-invalid=");
  expect(html).toContain("<output>false 12345 {&quot;errors&quot;:[]}</output>");
});
