import { useTranslations } from "next-intl";
import type { GalleryCase } from "@/lib/gallery/contract";
import { Screenshot } from "./screenshot";

/** Websites that others built, each with its screenshot and a link to it. */
export function CaseGrid({ rows, kind }: { rows: readonly GalleryCase[]; kind: string }) {
  const t = useTranslations("templates");
  return (
    <ul className="grid grid-cols-4 gap-x-5 gap-y-8 max-lg:grid-cols-3 max-md:grid-cols-2 max-md:gap-x-3 max-md:gap-y-6">
      {rows.map(({ key, name, url, picture }) => (
        <li key={`${key} ${name}`}>
          <span className="block overflow-hidden rounded-sm border border-rule">
            {picture ? (
              <Screenshot src={`/api/v1/products/site/cases/${kind}/${key}/picture`} alt={t("casePicture", { name })} />
            ) : (
              <span className="grid aspect-4/3 place-items-center bg-sunk text-sm text-ink-3">{t("noPicture")}</span>
            )}
          </span>
          <span className="mt-2 block wrap-anywhere">{name}</span>
          {url !== null && (
            <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="text-sm">
              {t("visit")}
              <span className="sr-only"> {name}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
