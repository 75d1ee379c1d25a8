"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useState } from "react";
import { addressIn } from "@/messages/addresses";
import { Button } from "../ui/button/button";
import { withoutControls } from "./asked-words";
import { NameField } from "./name-field";

/** Whether a text may not fit into an address; in one with Chinese characters each takes nine bytes. Few are, so what cuts them is fetched then. */
const isLong = (text: string): boolean => text.length > 600;

/** The search field above the results. A plain HTML form, so that it works before the script has loaded. */
export function NameSearchForm({ q }: { q: string }) {
  const t = useTranslations("search.form");
  const router = useRouter();
  const address = addressIn(useLocale(), "/search");
  const [typed, setTyped] = useState(q);
  // A list of which only the beginning is searched for stays here whole.
  useEffect(() => setTyped((now) => (isLong(now) && q !== "" && withoutControls(now).includes(q) ? now : q)), [q]);

  async function searchLong(text: string) {
    const { searchQuery } = await import("./fitting-words");
    router.push(address + searchQuery(text));
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const next = withoutControls(typed).trim();
    if (isLong(next)) void searchLong(next);
    else if (next !== "") router.push(`${address}?q=${encodeURIComponent(next)}`);
  }

  return (
    <search>
      <form
        className="mt-4 flex items-center gap-3 border-b-2 border-ink focus-within:border-accent-mark"
        action={address}
        onSubmit={submit}
      >
        <NameField
          className="h-14 min-w-0 flex-1 border-0 bg-transparent p-0 text-xl/[inherit] outline-0"
          label={t("label")}
          placeholder={t("placeholder")}
          maxLength={undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" kind="flat" small icon="search" edge className="flex-none">
          {t("submit")}
        </Button>
      </form>
    </search>
  );
}
