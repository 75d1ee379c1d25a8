import type { FormActionId } from "./action-id";
import { aliyunForm } from "./aliyun/form";
import { baiduForm, baiduUpgradeForm } from "./baidu/form";
import { cdnForm, cdnUpgradeForm } from "./cdn/form";
import { cloudForm, cloudUpgradeForm } from "./cloud/form";
import { databaseForm, databaseUpgradeForm } from "./database/form";
import { ddosForm } from "./ddos/form";
import type { PurchaseForm, UpgradeForm } from "./form";
import { hostingForm, hostingUpgradeForm } from "./hosting/form";
import { mailForm, mailUpgradeForm } from "./mail/form";
import { mailingForm } from "./mailing/form";
import { qituibaoForm, qituibaoUpgradeForm } from "./qituibao/form";
import { addVersionForm, buyTemplateForm, copySiteForm, siteForm, siteUpgradeForm } from "./site/form";
import { smsForm } from "./sms/form";
import { soukeyiForm, soukeyiUpgradeForm } from "./soukeyi/form";

export interface ClientForms {
  form: PurchaseForm;
  upgrade?: UpgradeForm;
  /** The forms of further actions on a service, by the action. */
  changes?: Partial<Record<FormActionId, UpgradeForm>>;
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
  qituibao: { form: qituibaoForm, upgrade: qituibaoUpgradeForm },
  soukeyi: { form: soukeyiForm, upgrade: soukeyiUpgradeForm },
  baidu: { form: baiduForm, upgrade: baiduUpgradeForm },
  aliyun: { form: aliyunForm },
  site: {
    form: siteForm,
    upgrade: siteUpgradeForm,
    changes: { addVersion: addVersionForm, buyTemplate: buyTemplateForm, copySite: copySiteForm },
  },
};
