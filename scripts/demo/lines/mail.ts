import { makePassword, openMail } from "@/sandbox/chapters/mail/find-mail";
import { mailYearFen } from "@/sandbox/chapters/mail/prices";
import type { MailConfiguration } from "@/sandbox/chapters/mail/rows";
import type { DemoProduct } from "../products";
import { type DemoLine, demoYears, yearsEnd } from "./line";

const mailOf = ({ wire }: DemoProduct) => wire as unknown as MailConfiguration;

export const demoMails: DemoLine = {
  rowsOf: ({ mails }) => mails,
  costFen: (_world, product, months) => mailYearFen(mailOf(product)) * demoYears(months),
  put(world, product, { name, months, saleId }) {
    const password = makePassword(name, saleId);
    const rest = { password, expiresAtMs: yearsEnd(world.now(), months), host: "", saleId };
    openMail(world, { ...mailOf(product), domain: name, ...rest });
    return { password };
  },
};
