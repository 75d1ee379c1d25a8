"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CartItemView } from "@/lib/carts/contract";
import { withNext } from "@/lib/core/local-path";
import type { RegistrantRow } from "@/lib/registrants/contract";
import { ButtonLink } from "../ui/button/button-link";
import { EmptyState } from "../ui/empty-state";
import { RadioGroup } from "../ui/field/radio-group";
import { Status, type ThingState } from "../ui/status";

export type RegistrantChoice = Pick<
  RegistrantRow,
  "id" | "kind" | "displayName" | "state" | "realName" | "idNumberMasked" | "hongKong" | "changeUnclear"
>;

interface Props {
  registrants: readonly RegistrantChoice[];
  items: readonly CartItemView[];
  value: string | undefined;
  onChange: (id: string) => void;
  error?: string | undefined;
  /** The address of this checkout. */
  here: string;
}

/** The choice of the registrant for the new domains. A registrant that can't be used is disabled, with the reason. */
export function RegistrantPicker({ registrants, items, value, onChange, error, here }: Props) {
  const t = useTranslations("checkout.who");
  const create = withNext("/account/registrants/new", here);
  const kinds = new Set(items.map((item) => item.registrantKind));
  const reviewed = items.some((item) => item.realNameRequired);
  if (registrants.length === 0) {
    return (
      <div id="registrant" tabIndex={-1}>
        <EmptyState text={t("none")} action={<ButtonLink href={create}>{t("new")}</ButtonLink>} />
      </div>
    );
  }

  function why(one: RegistrantChoice): string | null {
    if (one.state !== "ready") return t(one.state === "refused" ? "refused" : "notReady");
    if (one.changeUnclear) return t("changeUnclear");
    if (kinds.has("company") && one.kind === "person") return t("companyOnly");
    if (kinds.has("person") && one.kind === "company") return t("personOnly");
    return null;
  }

  return (
    <>
      <RadioGroup
        className="[&>label]:py-3.5"
        id="registrant"
        name="registrant"
        legend={t("title")}
        hideLegend
        value={value}
        onChange={onChange}
        error={error}
        options={registrants.map((one) => {
          const reason = why(one);
          return {
            value: one.id,
            // Beside the name, not at the end of the line: there it would leave the hint a narrow column on a phone.
            label: (
              <span className="flex flex-wrap items-baseline gap-x-3">
                <b className={reason ? "font-normal" : undefined}>{one.displayName}</b>
                <Status state={STATES[one.realName]} word={t(`states.${one.realName}`)} small />
              </span>
            ),
            hint: [
              t(`kinds.${one.kind}`, { number: one.idNumberMasked }),
              reason ?? (reviewed ? reviewHint(one) : null),
            ]
              .filter((part) => part !== null)
              .join(t("join")),
            disabled: reason !== null,
          };
        })}
      />
      <p className="reach-links">
        <Link href={create}>{t("new")}</Link>
      </p>
    </>
  );

  function reviewHint(one: RegistrantChoice): string | null {
    return one.realName === "pass" ? null : t(one.realName === "checking" ? "checking" : "uncertified");
  }
}

const STATES: Record<RegistrantRow["realName"], ThingState> = {
  none: "off",
  checking: "review",
  pass: "on",
  unpass: "failed",
  not_offered: "off",
};
