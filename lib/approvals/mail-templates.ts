import { mailTemplate } from "@/lib/notify/template";

interface Params {
  /** Asked for and waiting for another admin; else it holds. */
  waits: boolean;
  by: string;
  before: string;
  after: string;
}

/** Where customers are told to pay to is about to change, or has changed; to every admin. */
export const bankDetailsMail = mailTemplate<Params>({
  name: "approvals.bank-details",
  zh: ({ waits, by, before, after }, shop) => ({
    subject: waits ? "有人要改收款账户，等另一位管理员批准" : "收款账户已经更改",
    paragraphs: [
      waits
        ? "有人提出更改客户转账的收款账户。另一位管理员批准之前，客户看到的还是原来的账户。"
        : "从现在起，客户看到的是新的收款账户。",
      "如果这不是您店里的人要改的，请马上停用这个员工账号，并检查收款账户。",
    ],
    facts: [
      { label: waits ? "提出的人" : "操作的人", value: by },
      { label: "原来", value: before },
      { label: "改为", value: after },
    ],
    action: waits
      ? { label: "查看请求", url: `${shop.url}/admin/attention` }
      : { label: "查看设置", url: `${shop.url}/admin/settings#bank` },
  }),
  en: ({ waits, by, before, after }, shop) => ({
    subject: waits ? "New bank details wait for another admin" : "The shop's bank details have changed",
    paragraphs: [
      waits
        ? "Somebody asked to change the account that customers transfer money to. Until another admin approves, customers see the old one."
        : "From now on customers see the new account to transfer money to.",
      "If nobody in your shop meant this, disable the staff account at once and check the bank account.",
    ],
    facts: [
      { label: waits ? "Asked by" : "Done by", value: by },
      { label: "Before", value: before },
      { label: "After", value: after },
    ],
    action: waits
      ? { label: "See the request", url: `${shop.url}/admin/attention` }
      : { label: "See the settings", url: `${shop.url}/admin/settings#bank` },
  }),
});
