import type { StaffRole } from "@/lib/core/actor";
import { mailTemplate } from "../template";

interface StaffAccount {
  /** Whose account, and who did it: name and address. */
  whose: string;
  by: string;
  role: StaffRole;
  url: string;
}

/** To every admin: somebody has a staff account, or more rights than before. */
export const staffAccountMail = mailTemplate({
  name: "customers.staff-account",
  write: (t, { whose, by, role, url }: StaffAccount, shop) => ({
    subject: t("subject", { shop: shop.name }),
    paragraphs: [t("what", { by, whose, role: t(`role.${role}`) })],
    action: { label: t("action"), url },
    after: [t("notMeant")],
  }),
});
