"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { typedFen } from "@/components/form/form-values";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput } from "@/components/form/use-form";
import { createTokenCall } from "@/components/generated/tokens";
import type { TokenGrant } from "@/lib/core/token-grant";
import { RECORD_TYPES } from "@/lib/dns/record";
import { Button } from "../ui/button/button";
import { Checkbox } from "../ui/field/checkbox";
import { FormSummary } from "../ui/field/form-summary";
import { RadioGroup } from "../ui/field/radio-group";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { useMutation } from "../use-mutation";
import { type AskedPurpose, grantOf, maySpend, PURPOSES, startValues, type TokenValues } from "./token-values";

const NewToken = lazy(() => import("./new-token").then((module) => ({ default: module.NewToken })));

interface Props {
  zones: readonly { name: string; displayName: string }[];
  url: string;
}

const DAYS = ["", "30", "90", "365"] as const;
const AREA_CHOICES = {
  dns: ["", "read", "write"],
  services: ["", "read", "write"],
  orders: ["", "read", "write"],
  wallet: ["", "read"],
} as const;

/** Makes a token: first what it is for, which decides most of it; then it is shown, once, with what to put into each program. */
export function TokenForm({ zones, url }: Props) {
  const t = useTranslations("tokens.form");
  const areas = useTranslations("tokens.grant.areas");
  const [made, setMade] = useState<{ token: string; values: TokenValues; grant: TokenGrant } | null>(null);
  const create = useMutation(createTokenCall, { refresh: false });
  const form = useCheckedForm<TokenValues>({
    initial: startValues(zones.map(({ name }) => name)),
    check: (values) => ({
      ...(values.name.trim() === "" ? { name: t("nameMissing") } : {}),
      ...(Object.keys(grantOf(values).areas).length === 0 ? { "areas.dns": t("areasMissing") } : {}),
      ...(grantOf(values).zones?.length === 0 ? { zones: t("zonesMissing") } : {}),
      ...(values.purpose === "dynamic" && values.names.trim() === "" ? { names: t("hostMissing") } : {}),
      ...(maySpend(values) && values.capFen.trim() === "" ? { capFen: t("capMissing") } : {}),
      ...wrongSums(values, t("capWrong")),
    }),
    onSubmit: async (values) => {
      const result = await create.run({ name: values.name.trim(), ...grantOf(values) });
      if (result.ok) setMade({ token: result.value.token, values, grant: result.value.row.grant });
      return result;
    },
  });
  useUnsavedChanges(form.dirty);
  if (made) {
    return (
      <Suspense>
        <NewToken {...made} url={url} domain={zones[0]?.name} />
      </Suspense>
    );
  }
  const { values, set, field } = form;
  const purpose = field("purpose", t("purpose"));
  const reach = field("reach", t("reach"));
  const chosen = field("zones", t("zones"));
  return (
    <form className="grid max-w-136 gap-6" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <RadioGroup
        legend={purpose.label}
        name="purpose"
        id={purpose.id}
        value={values.purpose}
        onChange={(value) => set("purpose", value as AskedPurpose)}
        options={PURPOSES.map((value) => ({
          value,
          label: t(`purposes.${value}.label`),
          hint: t(`purposes.${value}.hint`),
        }))}
      />
      <TextInput {...asTextInput(field("name", t("name")))} maxLength={60} autoComplete="off" hint={t("nameHint")} />
      {values.purpose === "custom" && (
        <fieldset className="grid gap-4 sm:grid-cols-2">
          <legend className="mb-2 font-strong">{t("areas")}</legend>
          {(Object.keys(AREA_CHOICES) as (keyof typeof AREA_CHOICES)[]).map((area) => (
            <Select
              key={area}
              {...asTextInput(field(`areas.${area}`, areas(area)))}
              options={AREA_CHOICES[area].map((value) => ({
                value,
                label: t(`may.${area === "orders" && value === "write" ? "buy" : value || "nothing"}`),
              }))}
            />
          ))}
        </fieldset>
      )}
      {maySpend(values) && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            {...asTextInput(field("capFen", t("capFen")))}
            inputMode="decimal"
            autoComplete="off"
            hint={t("capHint")}
          />
          <TextInput
            {...asTextInput(field("dayCapFen", t("dayCapFen")))}
            inputMode="decimal"
            autoComplete="off"
            hint={t("dayCapHint")}
          />
        </div>
      )}
      {(values.purpose !== "custom" || values.areas.dns !== "") && (
        <>
          <RadioGroup
            legend={reach.label}
            name="reach"
            id={reach.id}
            value={values.reach}
            onChange={(value) => set("reach", value)}
            options={(["some", "all"] as const).map((value) => ({ value, label: t(`reaches.${value}`) }))}
          />
          {values.reach === "some" && (
            <Zones
              {...{ zones, error: chosen.error, id: chosen.id }}
              value={values.zones}
              onChange={(next) => set("zones", next)}
            />
          )}
          {(values.purpose === "dynamic" || values.purpose === "custom") && (
            <TextInput
              {...asTextInput(field("names", t("names")))}
              mono
              autoComplete="off"
              hint={t(values.purpose === "dynamic" ? "hostHint" : "namesHint")}
            />
          )}
          {values.purpose === "custom" && (
            <TextInput
              {...asTextInput(field("types", t("types")))}
              mono
              autoComplete="off"
              hint={t("typesHint", { types: RECORD_TYPES.join(" ") })}
            />
          )}
        </>
      )}
      <Select
        {...asTextInput(field("days", t("days")))}
        short
        options={DAYS.map((value) => ({
          value,
          label: value === "" ? t("forever") : t("daysLong", { days: Number(value) }),
        }))}
      />
      <Textarea {...asTextInput(field("addresses", t("addresses")))} mono rows={2} hint={t("addressesHint")} />
      <p>
        <Button type="submit" kind="go" busy={form.busy}>
          {t("create")}
        </Button>
      </p>
    </form>
  );
}

/** The sums that were typed and are none. */
function wrongSums(values: TokenValues, sentence: string): Record<string, string> {
  if (!maySpend(values)) return {};
  const typed = (["capFen", "dayCapFen"] as const).filter((name) => values[name].trim() !== "");
  return Object.fromEntries(typed.flatMap((name) => (typedFen(values[name]) === null ? [[name, sentence]] : [])));
}

interface ZonesProps {
  zones: Props["zones"];
  /** Names, one a line. */
  value: string;
  error: string | undefined;
  id: string;
  onChange: (next: string) => void;
}

function Zones({ zones, value, error, id, onChange }: ZonesProps) {
  const t = useTranslations("tokens.form");
  const chosen = value.split("\n").filter(Boolean);
  if (zones.length === 0) return <p className="text-ink-2">{t("noZones")}</p>;
  return (
    <fieldset id={id} tabIndex={-1} className="focus:outline-0" aria-invalid={error ? true : undefined}>
      <legend className="sr-only">{t("zones")}</legend>
      <div className="max-h-72 overflow-y-auto">
        {zones.map(({ name, displayName }) => (
          <Checkbox
            key={name}
            label={displayName}
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange((event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name)).join("\n"))
            }
          />
        ))}
      </div>
      {error && <p className="mt-1 text-sm text-bad">{error}</p>}
    </fieldset>
  );
}
