"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput } from "@/components/form/use-form";
import { createStaffTokenCall } from "@/components/generated/tokens-staff";
import type { StaffScope } from "@/lib/core/staff-scopes";
import { Button } from "../ui/button/button";
import { CopyButton } from "../ui/button/copy-button";
import { Checkbox } from "../ui/field/checkbox";
import { FormSummary } from "../ui/field/form-summary";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { Link } from "../ui/link";
import { Note } from "../ui/note";
import { useMutation } from "../use-mutation";
import { useScopeWords } from "./use-scope-words";

const DAYS = ["30", "90", "180", "365"] as const;

interface Props {
  /** Those that the role of whoever makes it can use. */
  scopes: readonly StaffScope[];
  /** The shop's address. */
  url: string;
}

/** Makes a token of the staff, and shows it this once. */
export function StaffTokenForm({ scopes, url }: Props) {
  const t = useTranslations("staffTokens.form");
  const words = useScopeWords();
  const [made, setMade] = useState<{ token: string; name: string } | null>(null);
  const create = useMutation(createStaffTokenCall, { refresh: false });
  const form = useCheckedForm<{ name: string; scopes: string; days: string }>({
    initial: { name: "", scopes: "", days: "90" },
    check: (values) => ({
      ...(values.name.trim() === "" ? { name: t("nameMissing") } : {}),
      ...(values.scopes === "" ? { scopes: t("scopesMissing") } : {}),
    }),
    onSubmit: async (values) => {
      const name = values.name.trim();
      const chosen = values.scopes.split(" ") as StaffScope[];
      const result = await create.run({ name, scopes: chosen, days: Number(values.days) });
      if (result.ok) setMade({ token: result.value.token, name });
      return result;
    },
  });
  if (made) return <Made {...made} url={url} />;
  const { values, set, field } = form;
  const listed = field("scopes", t("scopes"));
  const chosen = values.scopes.split(" ").filter(Boolean);
  return (
    <form className="grid max-w-136 gap-6" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput {...asTextInput(field("name", t("name")))} maxLength={60} autoComplete="off" hint={t("nameHint")} />
      <fieldset
        id={listed.id}
        tabIndex={-1}
        className="focus:outline-0"
        aria-invalid={listed.error ? true : undefined}
        aria-describedby={`${listed.id}-hint`}
      >
        <legend className="font-strong">{listed.label}</legend>
        <p id={`${listed.id}-hint`} className="mb-2 text-sm text-ink-2">
          {t("scopesHint")}
        </p>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            label={words(scope)}
            checked={chosen.includes(scope)}
            onChange={(event) =>
              set(
                "scopes",
                (event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope)).join(" "),
              )
            }
          />
        ))}
        {listed.error && <p className="mt-1 text-sm text-bad">{listed.error}</p>}
      </fieldset>
      <Select
        {...asTextInput(field("days", t("days")))}
        short
        options={DAYS.map((value) => ({ value, label: t("daysLong", { days: Number(value) }) }))}
      />
      <p>
        <Button type="submit" kind="go" busy={form.busy}>
          {t("create")}
        </Button>
      </p>
    </form>
  );
}

/** The token that was just made: it stands on no page afterwards. */
function Made({ token, name, url }: { token: string; name: string; url: string }) {
  const t = useTranslations("staffTokens.made");
  return (
    <Note kind="warn" title={t("title", { name })} live>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <code className="min-w-0 rounded-sm bg-sunk px-3 py-2 font-mono text-sm as-stored" data-testid="token">
          {token}
        </code>
        <CopyButton text={token} label={t("copy")} word />
      </p>
      <p>{t("once")}</p>
      <p className="pt-2">{t("try")}</p>
      <pre className="overflow-auto rounded-sm bg-sunk px-3 py-2 font-mono text-xs/5">
        {`curl -H "Authorization: Bearer ${token}" ${url}/api/v1/admin/token`}
      </pre>
      <p className="pt-2">
        <Link href="/admin/tokens">{t("back")}</Link>
      </p>
    </Note>
  );
}
