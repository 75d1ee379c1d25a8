import { useTranslations } from "next-intl";
import { PageLink } from "../ui/page-link";
import { type GalleryQuery, galleryHref } from "./gallery-href";

interface Props {
  label: string;
  /** The parameter of the address. */
  name: string;
  /** The chosen one; undefined: all. */
  value: string | undefined;
  choices: readonly { value: string; label: string }[];
  query: GalleryQuery;
  /** Without the choice of all. */
  needed?: boolean;
  /** Parameters that a change takes away, because they depend on this one. */
  clears?: readonly string[];
}

/** One filter: its choices as links, each an address of its own, so that it works without scripts and can be sent to somebody. */
export function FilterRow({ label, name, value, choices, query, needed = false, clears = [] }: Props) {
  const t = useTranslations("templates.filters");
  if (choices.length === 0) return null;
  const all = needed ? [] : [{ value: "", label: t("all") }];
  const cleared = Object.fromEntries(clears.map((one) => [one, undefined]));
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1 max-md:grid-cols-[1fr]">
      <span className="text-sm text-ink-2">{label}</span>
      <ul className="flex flex-wrap gap-x-1 gap-y-1" aria-label={label}>
        {[...all, ...choices].map((choice) => (
          <li key={choice.value}>
            <PageLink
              href={galleryHref({ ...query, ...cleared, page: undefined, template: undefined, [name]: choice.value })}
              scroll={false}
              aria-current={choice.value === (value ?? "") ? "true" : undefined}
              className="inline-flex min-h-9 items-center rounded-md border border-transparent px-2.5 text-sm text-ink no-underline hover:bg-sunk hover:no-underline aria-[current]:border-accent-mark aria-[current]:bg-accent-soft touch:min-h-11"
            >
              {choice.label}
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
