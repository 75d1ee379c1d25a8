import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fold } from "../ui/fold";
import "./home.css";

/** What comes after the name, by what it is for; the words are in messages/home.json under the line's name. */
const groups = [
  { key: "online", lines: ["cloud", "hosting", "database", "ali", "bcc"] },
  { key: "contact", lines: ["mail", "sms", "edm"] },
  { key: "shield", lines: ["cdn", "ddos"] },
  { key: "build", lines: ["site", "qituibao", "soukeyi"] },
] as const;

export function Goods() {
  const t = useTranslations("home.goods");
  return (
    <Fold title={t("title")} lead={t("lead")}>
      <div className="goods">
        {groups.map(({ key, lines }) => (
          <div key={key}>
            <h3>{t(`groups.${key}`)}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line}>
                  <Link href={`/products/${line}`} prefetch={false}>
                    <b>{t(`lines.${line}.name`)}</b>
                    <span>{t(`lines.${line}.what`)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Fold>
  );
}
