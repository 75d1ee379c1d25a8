/** The parameters of a page of the gallery: what is shown, and the filters. */
export type GalleryQuery = Readonly<Record<string, string | undefined>>;

export const GALLERY = "/products/site/templates";

/** The address of the gallery with these parameters; empty ones are left out, and so is the first page. */
export function galleryHref(query: GalleryQuery, part = ""): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" || (name === "page" && value === "1")
      ? []
      : [[name, value] as [string, string]],
  );
  const text = new URLSearchParams(given).toString();
  return `${GALLERY}${text === "" ? "" : `?${text}`}${part}`;
}
