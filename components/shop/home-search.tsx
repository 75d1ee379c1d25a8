import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../ui/icon";
import "./home.css";

/** The search field of the home page. A plain HTML form, so that it works before the script has loaded. */
export function HomeSearch() {
  const t = useTranslations("home.search");
  return (
    <section className="hero" aria-labelledby="ask">
      <h1 id="ask">{t("title")}</h1>
      <p className="say prose">{t("lead")}</p>
      <search>
        <form className="ask" action="/search">
          <label className="vh" htmlFor="q">
            {t("label")}
          </label>
          <input
            id="q"
            name="q"
            placeholder={t("placeholder")}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={200}
            required
          />
          <button type="submit" aria-label={t("submit")}>
            <Icon name="search" />
          </button>
        </form>
      </search>
      <p className="tries reach-links">
        <span>
          {t("try")}{" "}
          <Link prefetch={false} href={`/search?q=${encodeURIComponent(t("example1"))}`}>
            {t("example1")}
          </Link>
        </span>
        <span>
          <Link prefetch={false} href={`/search?q=${encodeURIComponent(t("example2"))}`}>
            {t("example2")}
          </Link>
        </span>
        <span>{t("several")}</span>
      </p>
    </section>
  );
}
