import { type Fen, formatFen } from "@/lib/core/money";
import { clockText } from "@/lib/notify/clock-text";
import { mailTemplate } from "@/lib/notify/template";
import { addressIn } from "@/messages/addresses";

interface Params {
  /** Whom the mail greets. */
  greets: string;
  /** The domain name as people write it. */
  name: string;
  /** When the answer came that confirmed it. */
  at: Date;
  /** For the shortest term that is sold; null: the price is not known now. */
  registerFen: Fen | null;
  /** The shortest term. */
  years: number;
  renewFen: Fen | null;
}

/** A watched name can be registered. */
export const watchedNameFreeMail = mailTemplate({
  name: "watched-names.free",
  write: (t, { greets, name, at, registerFen, years, renewFen }: Params, shop, locale) => ({
    subject: t("subject", { name }),
    greets,
    paragraphs: [t("what", { name }), t("others")],
    facts: [
      { label: t("name"), value: name },
      { label: t("asked"), value: clockText(at, locale) },
      ...(registerFen === null ? [] : [{ label: t("first", { years }), value: formatFen(registerFen) }]),
      ...(renewFen === null ? [] : [{ label: t("renew"), value: formatFen(renewFen) }]),
    ],
    action: { label: t("action"), url: `${shop.url}${addressIn(locale, `/search?q=${encodeURIComponent(name)}`)}` },
    after: [t("goesOn"), t("list", { url: `${shop.url}/account/watched` })],
  }),
});
