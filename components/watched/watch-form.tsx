"use client";

import { useTranslations } from "next-intl";
import { useForm } from "@/components/form/use-form";
import { watchNameCall } from "@/components/generated/watched-names";
import { Button } from "../ui/button/button";
import { TextInput } from "../ui/field/text-input";
import { PageLink } from "../ui/page-link";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";

const schema = () => import("@/lib/watched-names/contract").then(({ watchNameContract }) => watchNameContract.input);

/** Adds a name to those that the customer watches, so many at most. One that is free leads to its registration instead. */
export function WatchForm({ name, most }: { name: string; most: number }) {
  const t = useTranslations("watched.form");
  const watch = useMutation(watchNameCall);
  const form = useForm({
    schema,
    initial: { name },
    onSubmit: async (input) => {
      const result = await watch.run(input);
      if (result.ok) {
        toast(t("done", { name: result.value.shown }));
        form.set("name", "");
      }
      return result;
    },
  });
  const field = form.text("name", t("name"));
  const free = watch.failure?.code === "watched-names.free" ? String(watch.failure.params.name) : undefined;
  return (
    <form noValidate onSubmit={form.submit} className="max-w-136 space-y-4">
      <TextInput
        {...field}
        hint={t("hint", { most })}
        error={
          field.error && free ? (
            <>
              {field.error} <PageLink href={`/search?q=${encodeURIComponent(free)}`}>{t("register")}</PageLink>
            </>
          ) : (
            field.error
          )
        }
        mono
        autoComplete="off"
      />
      <div>
        <Button type="submit" kind="go" busy={form.busy}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
