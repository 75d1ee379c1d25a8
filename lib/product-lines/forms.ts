import { cdnForm, cdnUpgradeForm } from "./cdn/form";
import { cloudForm, cloudUpgradeForm } from "./cloud/form";
import { databaseForm, databaseUpgradeForm } from "./database/form";
import { ddosForm } from "./ddos/form";
import type { PurchaseForm, UpgradeForm } from "./form";
import { hostingForm, hostingUpgradeForm } from "./hosting/form";
import { mailForm, mailUpgradeForm } from "./mail/form";
import { mailingForm } from "./mailing/form";
import { smsForm } from "./sms/form";

export interface ClientForms {
  form: PurchaseForm;
  upgrade?: UpgradeForm;
}

/** The forms of all product lines that have one, for the browser. Client-safe: imports nothing but form.ts files. */
export const forms: Readonly<Record<string, ClientForms>> = {
  database: { form: databaseForm, upgrade: databaseUpgradeForm },
  mail: { form: mailForm, upgrade: mailUpgradeForm },
  cloud: { form: cloudForm, upgrade: cloudUpgradeForm },
  hosting: { form: hostingForm, upgrade: hostingUpgradeForm },
  mailing: { form: mailingForm },
  sms: { form: smsForm },
  cdn: { form: cdnForm, upgrade: cdnUpgradeForm },
  ddos: { form: ddosForm },
};
