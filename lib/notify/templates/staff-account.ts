import { mailTemplate } from "../template";

interface Params {
  /** Whose account, and who did it: name and address. */
  whose: string;
  by: string;
  role: "support" | "finance" | "admin";
  url: string;
}

const ZH = { support: "客服", finance: "财务", admin: "管理员" } as const;

/** To every admin: somebody has a staff account, or more rights than before. */
export const staffAccountMail = mailTemplate<Params>({
  name: "customers.staff-account",
  zh: ({ whose, by, role, url }, shop) => ({
    subject: `${shop.name}的员工账号有变动`,
    paragraphs: [`${by} 给 ${whose} 开了账号或者改了角色，现在的角色是${ZH[role]}。`],
    action: { label: "查看员工", url },
    after: ["如果这不是您店里的人做的，请马上停用这两个账号。"],
  }),
  en: ({ whose, by, role, url }, shop) => ({
    subject: `A staff account at ${shop.name} has changed`,
    paragraphs: [`${by} made an account for ${whose}, or changed its role. Its role now: ${role}.`],
    action: { label: "See the staff", url },
    after: ["If nobody in your shop meant this, disable both accounts at once."],
  }),
});
