import { cloudForm, cloudUpgradeForm } from "./cloud/form";
import type { LineForm, UpgradeForm } from "./form";

export interface ClientForms {
  form: LineForm;
  upgrade?: UpgradeForm;
}

/** The forms of all lines that have one, for the browser. Client-safe: imports nothing but form.ts files. */
export const forms: Readonly<Record<string, ClientForms>> = {
  cloud: { form: cloudForm, upgrade: cloudUpgradeForm },
};
