"use client";

import { useTranslations } from "next-intl";
import type { useForm } from "../form/use-form";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { ArticleBody } from "./article-body";
import { useMarkdownPreview } from "./use-markdown-preview";

interface Props {
  language: "zh" | "en";
  form: Pick<ReturnType<typeof useForm>, "text" | "typed">;
  hidden: boolean;
}

/** Title, summary and text of an article in one language; what readers will see stands beside the text. */
export function ArticleTexts({ language, form, hidden }: Props) {
  const t = useTranslations("help.admin");
  const part = language === "zh" ? "Zh" : "En";
  const { html, failed } = useMarkdownPreview(String(form.typed[`body${part}`] ?? ""), language);
  return (
    <div hidden={hidden} className="space-y-3">
      <div className="max-w-136 space-y-3">
        <TextInput {...form.text(`title${part}`, t(`title${part}`))} />
        <Textarea {...form.text(`summary${part}`, t(`summary${part}`))} hint={t("summaryHint")} rows={2} />
      </div>
      <div className="grid items-start gap-x-6 gap-y-4 lg:grid-cols-2">
        <Textarea {...form.text(`body${part}`, t(`body${part}`))} hint={t("bodyHint")} rows={24} mono />
        <section aria-label={t("preview")} className="min-w-0">
          <p className="mb-1 text-sm font-strong">{t("preview")}</p>
          <div
            className="max-h-[60vh] min-h-40 overflow-auto border-l-3 border-edge bg-surface px-4 py-3"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
            tabIndex={0}
            lang={language === "zh" ? "zh-CN" : "en"}
          >
            {html === "" ? <p className="text-ink-3">{t("previewEmpty")}</p> : <ArticleBody html={html} />}
          </div>
          {failed && <p className="mt-1 text-sm text-ink-2">{t("previewFailed")}</p>}
        </section>
      </div>
    </div>
  );
}
