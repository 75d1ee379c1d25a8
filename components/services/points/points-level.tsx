"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { plainDigits, typedFen } from "@/components/form/form-values";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asCheckbox, asTextInput } from "@/components/form/use-form";
import { setPointsLevelCall } from "@/components/generated/points";
import { Time } from "@/components/text/time";
import { Button } from "@/components/ui/button/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import { formatFen, yuanText } from "@/lib/core/money";
import type { ServicePoints } from "@/lib/points/contract";

interface Props {
  id: string;
  points: Pick<ServicePoints, "offers" | "level">;
}

/** Mirrors MOST_POINTS_LEVEL of the contract, which no component may load. */
const LEVEL = /^[1-9]\d{0,5}$|^1000000$/;

/** The level of points below which the customer is mailed, and whether points are bought then, up to a monthly ceiling. */
export function PointsLevel({ id, points: { offers, level } }: Props) {
  const t = useTranslations("services.points");
  const unit = useTranslations("ui.unit");
  const { run } = useMutation(setPointsLevelCall);
  const sold = offers.filter(({ priceFen }) => priceFen !== null);
  const usual = sold.find(({ points }) => points === level.topUpPoints) ?? sold[0];
  const seen = useRef({
    ...{ level: level.level, topUpPoints: level.topUpPoints, ceilingFen: level.ceilingFen?.toString() ?? null },
  });
  const form = useCheckedForm({
    initial: {
      on: level.level !== null,
      level: String(level.level ?? 1_000),
      topUp: level.topUpPoints !== null,
      topUpPoints: String(usual?.points ?? ""),
      ceilingFen: level.ceilingFen === null ? "" : yuanText(level.ceilingFen),
    },
    check: (values): Record<string, string> => {
      if (!values.on) return {};
      const faults: Record<string, string> = {};
      const typed = plainDigits(values.level);
      if (!LEVEL.test(typed)) faults.level = t("levelBad");
      else if (values.topUp && Number(values.topUpPoints) < Number(typed)) faults.topUpPoints = t("fewer");
      if (values.topUp && (typedFen(values.ceilingFen) ?? 0n) <= 0n) faults.ceilingFen = t("ceilingBad");
      return faults;
    },
    onSubmit: async (values) => {
      const chosen = values.on ? Number(plainDigits(values.level)) : null;
      const topUpPoints = values.on && values.topUp ? Number(values.topUpPoints) : null;
      const ceilingFen = (typedFen(values.ceilingFen) ?? 0n).toString();
      const result = await run({
        ...{ id, on: values.on, level: chosen ?? 1, topUpPoints, ceilingFen },
        seen: seen.current,
      });
      if (result.ok) {
        seen.current = { level: chosen, topUpPoints, ceilingFen: topUpPoints === null ? null : ceilingFen };
      }
      if (result.ok) toast(t(values.on ? "savedOn" : "savedOff"));
      return result;
    },
  });
  const { on, topUp, topUpPoints } = form.values;
  const priceFen = sold.find(({ points }) => String(points) === topUpPoints)?.priceFen ?? null;
  const { fellAt, trouble, spentFen } = level;
  return (
    <Section title={t("levelTitle")} lead={t("levelLead")} id="points-level">
      <form className="space-y-4" onSubmit={form.submit} noValidate>
        {fellAt && (
          <Note kind="warn" title={t.rich("below", { time: () => <Time at={fellAt} as="minute" /> })}>
            {trouble && `${t("last")}${t("colon")}${t(`trouble.${trouble}`)}`}
          </Note>
        )}
        <Checkbox {...asCheckbox(form.field("on", t("on")))} />
        {on && (
          <>
            <TextInput
              {...asTextInput(form.field("level", t("level")))}
              short
              hint={t("levelHint")}
              inputMode="numeric"
            />
            {/* What is switched on can be switched off, even if no amount is sold any more. */}
            {(sold.length > 0 || topUp) && (
              <Checkbox {...asCheckbox(form.field("topUp", t("topUp")))} hint={t("topUpHint")} />
            )}
            {topUp && (
              <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
                <Select
                  {...asTextInput(form.field("topUpPoints", t("amount")))}
                  short
                  options={sold.map(({ points }) => ({ value: String(points), label: unit("point", { n: points }) }))}
                />
                <TextInput
                  {...asTextInput(form.field("ceilingFen", t("ceiling")))}
                  short
                  hint={t("ceilingHint", { price: formatFen(priceFen ?? 0n), spent: formatFen(spentFen) })}
                  inputMode="decimal"
                />
              </div>
            )}
          </>
        )}
        {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
        <div>
          <Button type="submit" busy={form.busy}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
