"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { createHelpArticleCall, saveHelpArticleCall } from "@/components/generated/help-admin";
import {
  createHelpArticleContract,
  HELP_CATEGORIES,
  type HelpArticleFields,
  saveHelpArticleContract,
} from "@/lib/help/admin-contract";
import { useUnsavedChanges } from "../form/unsaved-changes";
import { useForm } from "../form/use-form";
import { Button } from "../ui/button/button";
import { Checkbox } from "../ui/field/checkbox";
import { FormSummary } from "../ui/field/form-summary";
import { Segmented } from "../ui/field/segmented";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { ArticleTexts } from "./article-texts";

interface Props {
  /** The address and the last change of an article that exists; `seenAt` null: it is as it came with the shop. */
  article?: { slug: string; seenAt: string | null };
  initial: HelpArticleFields;
}

const LANGUAGES = ["zh", "en"] as const;

/** Writes an article: its place, and its texts in both languages with a preview beside them. */
export function ArticleEditor({ article, initial }: Props) {
  const t = useTranslations("help.admin");
  const categories = useTranslations("help.categories");
  const router = useRouter();
  const [language, setLanguage] = useState<"zh" | "en">("zh");
  const create = useMutation(createHelpArticleCall, { refresh: false });
  const save = useMutation(saveHelpArticleCall);
  // What these texts were written on. The page read again would name a colleague's change that nobody sees here, and comes later
  // than a second press on "save".
  const seenAt = useRef(article?.seenAt ?? null);
  const form = useForm({
    schema: article ? saveHelpArticleContract.input : createHelpArticleContract.input,
    initial: { ...initial, ...(article ? {} : { slug: "" }) },
    kinds: { position: "number" },
    ...(article ? { fixed: article } : {}),
    onSubmit: async (input) => {
      const result = article
        ? await save.run({ ...input, slug: article.slug, seenAt: seenAt.current })
        : await create.run(input as typeof input & { slug: string });
      if (result.ok) seenAt.current = result.value.updatedAt.toISOString();
      if (result.ok) toast(t(input.published ? "saved" : "savedHidden"));
      if (result.ok && !article) router.push(`/admin/help/${result.value.slug}`);
      return result;
    },
  });
  useUnsavedChanges(form.dirty);
  useLanguageOfErrors(
    form.summary.errors.map(({ id = "" }) => id),
    language,
    setLanguage,
  );
  return (
    <form noValidate onSubmit={form.submit} className="space-y-5">
      <FormSummary {...form.summary} />
      <div className="grid max-w-136 grid-cols-2 gap-x-4 gap-y-3 max-md:grid-cols-1">
        {!article && (
          <div className="col-span-full">
            <TextInput {...form.text("slug", t("slug"))} hint={t("slugHint")} mono autoComplete="off" />
          </div>
        )}
        <Select
          {...form.text("category", t("category"))}
          options={HELP_CATEGORIES.map((value) => ({ value, label: categories(value) }))}
        />
        <TextInput {...form.text("position", t("position"))} inputMode="numeric" hint={t("positionHint")} />
        <div className="col-span-full">
          <Checkbox {...form.check("published", t("published"))} hint={t("publishedHint")} />
          <Checkbox {...form.check("popular", t("popularLabel"))} />
        </div>
      </div>
      <Segmented
        legend={t("language")}
        value={language}
        onChange={setLanguage}
        options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      {LANGUAGES.map((one) => (
        <ArticleTexts key={one} language={one} form={form} hidden={one !== language} />
      ))}
      <p>
        <Button type="submit" kind="go" busy={form.busy}>
          {t("save")}
        </Button>
      </p>
    </form>
  );
}

/** Shows the texts of the other language when only they hold errors: a hidden field can't be seen nor focused. */
function useLanguageOfErrors(ids: readonly string[], shown: "zh" | "en", show: (language: "zh" | "en") => void) {
  const wrong = ids.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new set of errors
  useEffect(() => {
    const languages = new Set(ids.map((id) => (id.endsWith("Zh") ? "zh" : id.endsWith("En") ? "en" : shown)));
    const [only] = languages;
    if (languages.size === 1 && only) show(only);
  }, [wrong]);
}
