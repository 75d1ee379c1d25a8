import { TERMS } from "../cloud/terms";
import type { Config, FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";

/** Nothing of it is sent with an order: the upstream makes the product's password. */
export const cdnPassword: PasswordRule = { min: 8, max: 16, needs: ["letter", "digit"], specials: "" };

/** Manual: 十八, 1: a multiple of 1 GB or 1 TB, up to 1024. */
const MOST = 1024;

export type CdnUnit = "gigabytes" | "terabytes";
const UNITS: readonly CdnUnit[] = ["gigabytes", "terabytes"];

/** The traffic of a configuration. Each unit has a field of its own, so that 100 GB never become 100 TB by a change of the unit. */
export function trafficOf(config: Config): { unit: CdnUnit; multiple: number } {
  const unit = config.unit === "terabytes" ? "terabytes" : "gigabytes";
  return { unit, multiple: Number(config[unit] ?? 0) };
}

const unitField = (units: readonly CdnUnit[]): FormField => ({
  id: "unit",
  kind: "choice",
  as: "segments",
  unsaid: true,
  choices: units.map((value) => ({ value })),
});

const amountField = (unit: CdnUnit, min: number, initial: number): FormField => ({
  id: unit,
  kind: "amount",
  unit: unit === "terabytes" ? "tb" : "gb",
  min,
  max: MOST,
  step: 1,
  initial,
  hinted: true,
});

export const cdnTitle = (config: Config): string => {
  const { unit, multiple } = trafficOf(config);
  return `${multiple} ${unit === "terabytes" ? "TB" : "GB"}`;
};

/** The upstream has no list of CDN products: any amount of traffic is offered. */
export const cdnForm: PurchaseForm<unknown> = {
  productLine: "cdn",
  nameField: null,
  fields: (_options, draft) => [
    unitField(UNITS),
    draft.unit === "terabytes" ? amountField("terabytes", 1, 1) : amountField("gigabytes", 1, 100),
  ],
  terms: () => TERMS,
  title: cdnTitle,
};

/** More traffic, or terabytes in place of gigabytes; never less. Manual: 十八, 3. */
export const cdnUpgradeForm: UpgradeForm<unknown> = {
  fields(_options, draft, current) {
    const { unit, multiple } = trafficOf(current);
    const onlyTerabytes = unit === "terabytes" || multiple >= MOST;
    const units: readonly CdnUnit[] = onlyTerabytes ? ["terabytes"] : UNITS;
    const chosen = onlyTerabytes || draft.unit === "terabytes" ? "terabytes" : "gigabytes";
    // 1 TB is 1000 GB or more, so a product of 1000 GB or more starts at 2 TB.
    const least = chosen === unit ? Math.min(multiple + 1, MOST) : multiple >= 1000 ? 2 : 1;
    return [unitField(units), amountField(chosen, least, least)];
  },
  check: (_options, config, current): Record<string, string> =>
    trafficOf(config).unit === trafficOf(current).unit && trafficOf(config).multiple <= trafficOf(current).multiple
      ? { [trafficOf(current).unit]: "unchanged" }
      : {},
  title: cdnTitle,
};
