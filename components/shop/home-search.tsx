import { useLocale, useTranslations } from "next-intl";
import { addressIn } from "@/messages/addresses";
import { NameField } from "../search/name-field";
import { Icon } from "../ui/icon";
import { PageLink } from "../ui/page-link";

const inputClass =
  "h-17 min-w-0 flex-1 border-0 bg-transparent px-0 pt-0 pb-3 text-3xl/14 tracking-[-0.01em] outline-0 placeholder:text-ink-3 placeholder:opacity-100 max-md:text-[1.625rem]";
/** Half of it stands below the line. */
const submitClass =
  "-mb-9 grid size-18 flex-none cursor-pointer place-items-center rounded-full border-0 bg-accent text-on-accent transition-[scale] duration-(--duration-fast) ease-out hover:scale-104 hover:bg-accent-hover max-md:-mb-7.5 max-md:size-15";

/** The search field of the home page. A plain HTML form, so that it works before the script has loaded. */
export function HomeSearch() {
  const t = useTranslations("home.search");
  return (
    <section className="pt-[clamp(2.5rem,8vw,6.5rem)] pb-[clamp(2.5rem,6vw,4.5rem)]" aria-labelledby="ask">
      <h1 id="ask" className="text-4xl tracking-[-0.02em] in-[:lang(en)]:tracking-[-0.03em] max-md:text-3xl">
        {t("title")}
      </h1>
      <p className="mt-3 max-w-text text-lg text-ink-2 max-md:text-base">{t("lead")}</p>
      <search>
        <form
          className="relative mt-12 flex items-end gap-4 border-b-2 border-ink focus-within:border-accent-mark max-md:mt-8"
          action={addressIn(useLocale(), "/search")}
        >
          <NameField className={inputClass} label={t("label")} placeholder={t("placeholder")} required />
          <button type="submit" aria-label={t("submit")} className={submitClass}>
            <Icon name="search" className="size-6.5" />
          </button>
        </form>
      </search>
      <p className="mt-4 flex flex-wrap gap-x-6 gap-y-1 pr-24 text-sm/8 text-ink-3 reach-links max-md:pr-19">
        <span>
          {t("try")}{" "}
          <PageLink className="inline-flex items-center" href={`/search?q=${encodeURIComponent(t("example1"))}`}>
            {t("example1")}
          </PageLink>
        </span>
        <span>
          <PageLink className="inline-flex items-center" href={`/search?q=${encodeURIComponent(t("example2"))}`}>
            {t("example2")}
          </PageLink>
        </span>
        <span>{t("several")}</span>
      </p>
    </section>
  );
}
