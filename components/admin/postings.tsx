import { useTranslations } from "next-intl";
import { type Fen, formatFen } from "@/lib/core/money";

/** The postings that an action will write, shown before its button. */
export function Postings({ lines }: { lines: readonly { account: string; fen: Fen }[] }) {
  const t = useTranslations("topUps");
  return (
    <table className="postings">
      <caption className="label">{t("postings")}</caption>
      <tbody>
        {lines.map(({ account, fen }) => (
          <tr key={account}>
            <td>{account}</td>
            <td className="m">{formatFen(fen, { sign: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
